import { Global, Module } from '@nestjs/common';
import { Directory } from './directory.js';
import { Organisations } from './organisation/organisations.js';

@Global()
@Module({ providers: [Directory, Organisations], exports: [Directory, Organisations] })
export class IdentityModule {}
