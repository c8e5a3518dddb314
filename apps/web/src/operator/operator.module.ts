import { Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller.js';
import { OutboxController } from './outbox.controller.js';
import { PeopleController } from './people.controller.js';
import { StaffList } from './staff.js';

/** What administrators do: people and roles, mails that wait. */
@Module({ controllers: [AccountsController, OutboxController, PeopleController], providers: [StaffList] })
export class OperatorModule {}
