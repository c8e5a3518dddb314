import { Module } from '@nestjs/common';
import { DemoMailController } from './mail.controller.js';
import { DemoSignInController } from './sign-in.controller.js';

/** What only a demo has: picking who to be, and reading everybody's mail. */
@Module({ controllers: [DemoMailController, DemoSignInController] })
export class DemoModule {}
