import { type DynamicModule, Module } from '@nestjs/common';
import { type Configuration, ConfigurationModule } from '#configuration';
import { ErasureWorker } from '#data-protection';
import { Clock, EventStoreModule } from '#event-store';
import { MailModule } from '#mail';
import { MasterKey, PrivacyModule } from '#privacy';
import { CaseIndexer } from '#scrutiny';
import { SignInModule } from '#sign-in';
import { TransparencyModule } from '#transparency';
import { entities, indexes, mailTemplates, migrations, modules, policies, upcasters, views } from './contexts.js';

/**
 * Where the database is. Without `work`, another process writes the views, runs the policies and sends the mail;
 * without `signs`, another one signs the public log. The demo brings a clock of its own.
 */
export type Running = Readonly<{ databaseUrl: string; work: boolean; signs?: boolean; clock?: Clock }>;

/** Everything but the pages: what web, worker and cli have in common. */
@Module({})
export class MoothallModule {
  static for(configuration: Configuration, running: Running): DynamicModule {
    const { masterKeyFile, smtpUrl, mailFrom, mailInClear: inClear } = configuration;
    const { work, signs = false } = running;
    return {
      module: MoothallModule,
      imports: [
        ConfigurationModule.for(configuration),
        logFor(configuration, running),
        PrivacyModule.for({ masterKeyFile, work }),
        TransparencyModule.for(configuration.log, { work, signs }),
        SignInModule.for({ work }),
        MailModule.for({ smtpUrl, from: mailFrom, inClear, templates: mailTemplates, imports: [...modules], work }),
        ...modules,
      ],
      providers: work ? [CaseIndexer, ErasureWorker] : [],
      exports: [...modules],
    };
  }
}

function logFor(configuration: Configuration, { databaseUrl: url, work, clock }: Running): DynamicModule {
  const { masterKeyFile, databaseOwnerUrl: ownerUrl } = configuration;
  const commandHashKey = MasterKey.in(masterKeyFile).subKey('command-hash').toString('hex');
  const log = EventStoreModule.for({
    url, ownerUrl, views, indexes, policies, upcasters, entities, migrations, commandHashKey, work,
  });
  return clock ? { ...log, providers: [...log.providers ?? [], { provide: Clock, useValue: clock }] } : log;
}
