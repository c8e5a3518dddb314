import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { Clock } from '#event-store';
import { LogHealth } from './publishing/log-health.js';
import { LogIndex } from './publishing/log-index.js';
import { LogTiles } from './publishing/log-tiles.js';
import { PublishedLog } from './publishing/published.js';
import { PUBLISH_EVERY, Publishing } from './publishing/publishing.js';
import { WITNESSES, Witnessing, type WitnessAt } from './publishing/witnessing.js';
import { LogCheck } from './sequencing/log-check.js';
import { LogKeys } from './sequencing/log-keys.js';
import { Sequencer } from './sequencing/sequencer.js';
import { Sequencing } from './sequencing/sequencing.js';
import { LogSigner, SIGNER_SETTINGS, type SignerSettings } from './signing/signer.js';

export type TransparencySettings = SignerSettings & Readonly<{
  /** Milliseconds between two batches. */
  publishEvery: number;
  witnesses: readonly WitnessAt[];
}>;

/** What signs and publishes. It needs a DataSource, and neither the master key nor the event store. */
const signing = ({ publishEvery, witnesses, ...signer }: TransparencySettings): Provider[] => [
  { provide: SIGNER_SETTINGS, useValue: signer }, { provide: PUBLISH_EVERY, useValue: publishEvery },
  { provide: WITNESSES, useValue: witnesses }, PublishedLog, LogSigner,
];

/** The public log. Needs `transparencyMigrations`, and the modules of libs/event-store and libs/privacy. */
@Global()
@Module({
  providers: [LogCheck, LogHealth, LogIndex, LogKeys, LogTiles, Sequencer],
  exports: [LogCheck, LogHealth, LogIndex, LogTiles, PublishedLog, Sequencer, LogSigner],
})
export class TransparencyModule {
  /** `work`: this process makes the leaves. `signs`: this process signs and publishes them. */
  static for(settings: TransparencySettings, does: Readonly<{ work: boolean; signs: boolean }>): DynamicModule {
    const providers = [
      ...signing(settings), ...(does.work ? [Sequencing] : []), ...(does.signs ? [Publishing, Witnessing] : []),
    ];
    return { module: TransparencyModule, providers };
  }
}

/** A process that signs and does nothing else. */
@Module({})
export class SigningModule {
  static for(settings: TransparencySettings): DynamicModule {
    return {
      module: SigningModule, providers: [Clock, ...signing(settings), Publishing, Witnessing],
      exports: [PublishedLog, LogSigner],
    };
  }
}
