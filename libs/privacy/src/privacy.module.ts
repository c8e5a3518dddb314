import { type DynamicModule, Global, Module } from '@nestjs/common';
import { MasterKey } from './master-key.js';
import { ReturnCodes } from './return-codes.js';
import { SubjectKeys } from './subject-keys.js';
import { Vault } from './vault.js';

/** Needs a DataSource with `privacyEntities` and `privacyMigrations`. A worker also takes `OrphanSweep`. */
@Global()
@Module({ providers: [ReturnCodes, SubjectKeys, Vault], exports: [MasterKey, ReturnCodes, Vault] })
export class PrivacyModule {
  static for({ masterKeyFile }: { masterKeyFile: string }): DynamicModule {
    const masterKey = { provide: MasterKey, useFactory: () => MasterKey.in(masterKeyFile) };
    return { module: PrivacyModule, providers: [masterKey] };
  }
}
