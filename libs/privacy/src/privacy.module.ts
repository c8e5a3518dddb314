import { type DynamicModule, Global, Module } from '@nestjs/common';
import { BlindIndex } from './blind-index.js';
import { Eraser } from './eraser.js';
import { ErasureList } from './erasure-list.js';
import { MasterKey } from './master-key.js';
import { OrphanSweep } from './orphan-sweep.js';
import { ReadingLog } from './reading-log.js';
import { ReturnCodes } from './return-codes.js';
import { SubjectKeys } from './subject-keys.js';
import { Vault } from './vault.js';

/**
 * Needs a DataSource with `privacyEntities` and `privacyMigrations`, and the Clock and EventStore of libs/event-store.
 * `work`: this process also sweeps up orphans.
 */
@Global()
@Module({
  providers: [BlindIndex, Eraser, ReadingLog, ReturnCodes, SubjectKeys, Vault],
  exports: [BlindIndex, Eraser, ErasureList, MasterKey, ReadingLog, ReturnCodes, Vault],
})
export class PrivacyModule {
  static for({ masterKeyFile, work = false }: { masterKeyFile: string; work?: boolean }): DynamicModule {
    const masterKey = { provide: MasterKey, useFactory: () => MasterKey.in(masterKeyFile) };
    const list = { provide: ErasureList, useFactory: () => ErasureList.beside(masterKeyFile) };
    return { module: PrivacyModule, providers: [list, masterKey, ...(work ? [OrphanSweep] : [])] };
  }
}
