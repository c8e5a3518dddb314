import { type DynamicModule, Module } from '@nestjs/common';
import { type Configuration, ConfigurationModule } from '#configuration';
import { EventStoreModule } from '#event-store';
import { MasterKey, PrivacyModule } from '#privacy';
import { entities, migrations, modules, policies, views } from './contexts.js';

/** Where the database is. Without `work`, another process writes the views, runs the policies and sends the mail. */
export type Running = Readonly<{ databaseUrl: string; work: boolean }>;

/** Everything but the pages: what web, worker and cli have in common. */
@Module({})
export class MoothallModule {
  static for(configuration: Configuration, { databaseUrl, work }: Running): DynamicModule {
    const { masterKeyFile } = configuration;
    const commandHashKey = MasterKey.in(masterKeyFile).subKey('command-hash').toString('hex');
    return {
      module: MoothallModule,
      imports: [
        ConfigurationModule.for(configuration),
        EventStoreModule.for({ url: databaseUrl, views, policies, entities, migrations, commandHashKey, work }),
        PrivacyModule.for({ masterKeyFile, work }),
        ...modules,
      ],
      exports: [...modules],
    };
  }
}
