import { Global, Module } from '@nestjs/common';
import { Accounts } from './accounts/accounts.js';
import { DelegationQueries } from './delegation/delegation.queries.js';
import { Delegations } from './delegation/delegations.js';
import { Directory } from './directory.js';
import { Duties } from './duties/duties.js';
import { Organisations } from './organisation/organisations.js';

const services = [Accounts, Delegations, DelegationQueries, Directory, Duties, Organisations];

@Global()
@Module({ providers: services, exports: services })
export class IdentityModule {}
