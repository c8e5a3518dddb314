import { Global, Module } from '@nestjs/common';
import { Accounts } from './accounts/accounts.js';
import { Admission } from './admission.js';
import { DecidingPeople } from './delegation/deciding-people.js';
import { DelegationQueries } from './delegation/delegation.queries.js';
import { Delegations } from './delegation/delegations.js';
import { Directory } from './directory.js';
import { Duties } from './duties/duties.js';
import { ApplyingGroups } from './organisation/applying-groups.js';
import { Lookalikes } from './organisation/lookalikes.js';
import { MergedRecords } from './organisation/merged-records.js';
import { OrganisationQueries } from './organisation/organisation.queries.js';
import { Organisations } from './organisation/organisations.js';

const services = [
  Accounts, Admission, ApplyingGroups, DecidingPeople, Delegations, DelegationQueries, Directory, Duties, Lookalikes,
  MergedRecords, OrganisationQueries, Organisations,
];

@Global()
@Module({ providers: services, exports: services })
export class IdentityModule {}
