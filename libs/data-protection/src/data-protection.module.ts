import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { CarryingOut } from './erasure/carrying-out.js';
import { ErasureQueries } from './erasure/erasure.queries.js';
import { Erasures } from './erasure/erasures.js';
import { DATA_KEEPERS, type DataKeeper, Holdings } from './holdings.js';
import { PeopleKeeper } from './people.keeper.js';
import { Retention } from './retention/retention.js';
import { SubjectAccess } from './subject-access.js';

@Global()
@Module({})
export class DataProtectionModule {
  /** `contexts`: the modules that export these keepers. Needs IdentityModule, MailModule and PrivacyModule. */
  static for(contexts: readonly Type[], keepers: readonly Type<DataKeeper>[]): DynamicModule {
    const all = {
      provide: DATA_KEEPERS, inject: [PeopleKeeper, ...keepers],
      useFactory: (...found: readonly DataKeeper[]) => found,
    };
    const services = [CarryingOut, ErasureQueries, Erasures, Holdings, Retention, SubjectAccess];
    return {
      module: DataProtectionModule, imports: [...contexts], providers: [all, PeopleKeeper, ...services],
      exports: services,
    };
  }
}
