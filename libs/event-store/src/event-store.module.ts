import { type DynamicModule, Global, Module, type Provider, type Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { TypeOrmModule } from '@nestjs/typeorm';
import { getMetadataArgsStorage } from 'typeorm';
import { AsAt } from './as-at.js';
import { Clock } from './clock.js';
import { EventStore } from './event-store.js';
import { COMMAND_HASH_KEY, ExecuteHandler } from './execute.js';
import { migrate, type Migration } from './migrate.js';
import { Acting } from './policies/acting.js';
import { PolicyCheckpoints } from './policies/checkpoints.js';
import { OutboxMail, PolicyCheckpoint, PolicyNote, Timer } from './policies/entities.js';
import { Outbox } from './policies/outbox.js';
import { Policies } from './policies/policies.js';
import type { Policy } from './policies/policy.js';
import { POLICIES, PolicyRunner } from './policies/policy-runner.js';
import { Timers } from './policies/timers.js';
import { PostgresEventStore } from './postgres/postgres.event-store.js';
import { Streams } from './streams.js';
import { type Upcaster, Upcasters } from './upcasters.js';
import { Checkpoint, Checkpoints, schemaOf } from './views/checkpoints.js';
import { Projector, VIEWS } from './views/projector.js';
import { Rebuild } from './views/rebuild.js';
import { Upkeep } from './views/upkeep.js';
import type { View } from './views/view.js';
import { WORK } from './work.js';

export type EventStoreOptions = Readonly<{
  url: string;
  /** The account that owns the tables and changes them with a new release, where that is not the app's own. */
  ownerUrl?: string | undefined;
  views: readonly View[];
  /** Tables like those of views, with a checkpoint each, which something else makes and fills. */
  indexes?: readonly View[];
  policies: readonly Policy[];
  upcasters?: readonly Upcaster[];
  /** Tables of other libraries that cannot be made again from the log, and the migrations that make them. */
  entities: readonly Type[];
  migrations: readonly Migration[];
  /** For the keyed hash of what senders sent; the same in every process, and for ever. */
  commandHashKey: string;
  /** False where another process writes the views and runs the policies. */
  work: boolean;
}>;

@Global()
@Module({
  imports: [CqrsModule.forRoot()],
  providers: [
    Acting, AsAt, Checkpoints, Clock, ExecuteHandler, Outbox, Policies, PolicyCheckpoints, PolicyRunner, Projector,
    Rebuild, Streams, Timers, Upkeep,
  ],
  exports: [
    AsAt, Checkpoints, Clock, CqrsModule, EventStore, Outbox, Policies, Projector, Rebuild, Streams, Upcasters,
    Upkeep,
  ],
})
export class EventStoreModule {
  /** Brings the database up to date before anything else starts. */
  static for(options: EventStoreOptions): DynamicModule {
    mustBeTold(tablesOf(options), options.policies);
    const useFactory = async () => {
      await migrate(options.url, options.migrations, options.ownerUrl);
      return database(options);
    };
    return {
      module: EventStoreModule, imports: [TypeOrmModule.forRootAsync({ useFactory })], providers: settings(options),
    };
  }
}

const settings = ({ url, views, policies, upcasters, commandHashKey, work }: EventStoreOptions): Provider[] => [
  { provide: EventStore, useFactory: () => new PostgresEventStore(url) },
  { provide: Upcasters, useValue: new Upcasters(upcasters) },
  { provide: VIEWS, useValue: views },
  { provide: POLICIES, useValue: policies },
  { provide: COMMAND_HASH_KEY, useValue: commandHashKey },
  { provide: WORK, useValue: work },
];

const own = [Checkpoint, OutboxMail, PolicyCheckpoint, PolicyNote, Timer];

/** Entities name no schema: the search path says which version of each view is read. */
const database = ({ url, entities, ...options }: EventStoreOptions) => ({
  type: 'postgres' as const, url, entities: [...own, ...tablesOf(options).map(({ row }) => row), ...entities],
  applicationName: 'moothall',
  extra: { options: `-c search_path=${[...tablesOf(options).map(schemaOf), 'public'].join()}` },
});

const tablesOf = ({ views, indexes = [] }: Pick<EventStoreOptions, 'views' | 'indexes'>) => [...views, ...indexes];

/** What two share, one would take from the other. */
function mustBeTold(views: readonly View[], policies: readonly Policy[]) {
  for (const { name, version } of views)
    if (!/^[a-z][a-z0-9_]{0,40}$/.test(name) || !Number.isInteger(version) || version < 1)
      throw new Error(`Not the name and version of a view: ${name} ${version}`);
  for (const names of [views.map(({ name }) => name), views.map(tableOf), policies.map(({ name }) => name)]) {
    const double = names.find((name, i) => names.indexOf(name) < i);
    if (double) throw new Error(`Two views, tables or policies are called ${double}`);
  }
}

const tableOf = ({ row }: View) => String(getMetadataArgsStorage().tables.find(({ target }) => target === row)?.name);
