import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Configuration, ConfigurationModule } from '#configuration';
import { SigningModule } from '#transparency';
import { SignerHealthController } from './signer-health.controller.js';

/** A process that signs the public log, knows no other key than its own, and answers nobody but its supervisor. */
@Module({ controllers: [SignerHealthController] })
export class SignerModule {
  static for(configuration: Configuration, url: string): DynamicModule {
    const database = { type: 'postgres' as const, url, applicationName: 'moothall signer' };
    const imports = [
      ConfigurationModule.for(configuration), TypeOrmModule.forRoot(database), SigningModule.for(configuration.log),
    ];
    return { module: SignerModule, imports };
  }
}
