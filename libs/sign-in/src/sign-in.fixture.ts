import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { Configuration, ConfigurationModule } from '#configuration';
import { Clock, EventStoreModule } from '#event-store';
import { IdentityModule, organisations, people } from '#identity';
import { startPostgres } from '#postgres';
import { privacyEntities, privacyMigrations, PrivacyModule } from '#privacy';
import { signInEntities, signInMigrations, SignInCodeTemplate, SignInModule, standings } from './index.js';

/** For specs: the library as the app puts it together, on a PostgreSQL of its own, at a time that the spec sets. */
export async function startSignIn(settings: Record<string, string> = {}) {
  Logger.overrideLogger(false);
  const [postgres, folder] = [await startPostgres(), mkdtempSync(join(tmpdir(), 'moothall-sign-in-'))];
  const clock = { at: '2027-04-01T09:00:00.000Z', now: () => clock.at };
  const configured = (more: Record<string, string> = {}) =>
    new Configuration({ DATA_DIR: folder, ...settings, ...more });
  const module = await Test.createTestingModule({
    imports: modulesFor(postgres.url, configured()), providers: [SignInCodeTemplate],
  }).overrideProvider(Clock).useValue(clock).compile();
  const app = await module.init();
  const after = (minutes: number) => {
    clock.at = new Date(Date.parse(clock.at) + minutes * 60_000).toISOString();
  };
  const stop = async () => {
    await app.close();
    await postgres.stop();
    rmSync(folder, { recursive: true });
  };
  return { app, db: app.get(DataSource), clock, after, configured, stop };
}

const modulesFor = (url: string, configuration: Configuration) => [
  ConfigurationModule.for(configuration),
  EventStoreModule.for({
    url, views: [people, organisations, standings], policies: [], entities: [...privacyEntities, ...signInEntities],
    migrations: [...privacyMigrations, ...signInMigrations], commandHashKey: 'for this test', work: false,
  }),
  PrivacyModule.for({ masterKeyFile: configuration.masterKeyFile }), IdentityModule, SignInModule.for({ work: false }),
];
