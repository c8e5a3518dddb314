import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { AccountsController } from './accounts.controller.js';
import { ColleaguePage } from './colleague-page.js';
import { CredentialsController } from './credentials.controller.js';
import { KeysController } from './keys.controller.js';
import { OutboxController } from './outbox.controller.js';
import { PeopleController } from './people.controller.js';
import { StaffList } from './staff.js';

/** What administrators do: people, their roles and how they sign in; keys for programs; mails that wait. */
@Module({
  controllers: [
    AccountController, AccountsController, CredentialsController, KeysController, OutboxController, PeopleController,
  ],
  providers: [ColleaguePage, StaffList],
})
export class OperatorModule {}
