import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { ContactsKeeper } from './contacts.keeper.js';
import { CarryingOut } from './erasure/carrying-out.js';
import { ErasureQueries } from './erasure/erasure.queries.js';
import { Erasures } from './erasure/erasures.js';
import { DATA_KEEPERS, type DataKeeper, Holdings } from './holdings.js';
import { NoticeQueries } from './notice/notice.queries.js';
import { Notices } from './notice/notices.js';
import { PeopleKeeper } from './people.keeper.js';
import { AskingWhy } from './reading/asking-why.js';
import { CaseExports } from './requests/case-exports.js';
import { InformationRequests } from './requests/information-requests.js';
import { RequestQueries } from './requests/request.queries.js';
import { RequestsKeeper } from './requests/requests.keeper.js';
import { Retention } from './retention/retention.js';
import { SearchesKeeper } from './searches.keeper.js';
import { SubjectAccess } from './subject-access.js';

const services = [
  AskingWhy, CarryingOut, CaseExports, ErasureQueries, Erasures, Holdings, InformationRequests, NoticeQueries, Notices,
  RequestQueries, Retention, SubjectAccess,
];

@Global()
@Module({})
export class DataProtectionModule {
  /** `contexts`: modules that export these keepers. Needs IdentityModule, MailModule, PrivacyModule, ScrutinyModule. */
  static for(contexts: readonly Type[], keepers: readonly Type<DataKeeper>[]): DynamicModule {
    const all = {
      provide: DATA_KEEPERS, inject: [PeopleKeeper, ContactsKeeper, RequestsKeeper, SearchesKeeper, ...keepers],
      useFactory: (...found: readonly DataKeeper[]) => found,
    };
    return {
      module: DataProtectionModule, imports: [...contexts], exports: services,
      providers: [all, ContactsKeeper, PeopleKeeper, RequestsKeeper, SearchesKeeper, ...services],
    };
  }
}
