import { type DynamicModule, Global, Module, type Provider, type Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from './clock.js';
import { EventStore } from './event-store.js';
import { COMMAND_HASH_KEY, ExecuteHandler } from './execute.js';
import { migrate, type Migration } from './migrate.js';
import { Policies } from './policies/policies.js';
import type { Policy } from './policies/policy.js';
import { PostgresEventStore } from './postgres/postgres.event-store.js';
import { Streams } from './streams.js';
import { type Upcaster, Upcasters } from './upcasters.js';
import { Checkpoint, Checkpoints, schemaOf } from './views/checkpoints.js';
import { Projector, VIEWS } from './views/projector.js';
import { Rebuild } from './views/rebuild.js';
import type { View } from './views/view.js';
import { WORK } from './work.js';

export type EventStoreOptions = Readonly<{
  url: string;
  views: readonly View[];
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
  providers: [Checkpoints, Clock, ExecuteHandler, Policies, Projector, Rebuild, Streams],
  exports: [Checkpoints, Clock, CqrsModule, EventStore, Policies, Projector, Rebuild, Streams, Upcasters],
})
export class EventStoreModule {
  /** Brings the database up to date before anything else starts. */
  static for(options: EventStoreOptions): DynamicModule {
    mustBeTellable(options.views);
    const useFactory = async () => {
      await migrate(options.url, options.migrations);
      return database(options);
    };
    return {
      module: EventStoreModule, imports: [TypeOrmModule.forRootAsync({ useFactory })], providers: settings(options),
    };
  }
}

const settings = ({ url, views, upcasters, commandHashKey, work }: EventStoreOptions): Provider[] => [
  { provide: EventStore, useFactory: () => new PostgresEventStore(url) },
  { provide: Upcasters, useValue: new Upcasters(upcasters) },
  { provide: VIEWS, useValue: views },
  { provide: COMMAND_HASH_KEY, useValue: commandHashKey },
  { provide: WORK, useValue: work },
];

/** Entities name no schema: the search path says which version of each view is read. */
const database = ({ url, views, entities }: EventStoreOptions) => ({
  type: 'postgres' as const, url, entities: [Checkpoint, ...views.map(({ row }) => row), ...entities],
  applicationName: 'moothall', extra: { options: `-c search_path=${[...views.map(schemaOf), 'public'].join()}` },
});

function mustBeTellable(views: readonly View[]) {
  for (const { name, version } of views)
    if (!/^[a-z][a-z0-9_]{0,40}$/.test(name) || !Number.isInteger(version) || version < 1)
      throw new Error(`Not the name and version of a view: ${name} ${version}`);
  const names = views.map(({ name }) => name);
  const double = names.find((name, i) => names.indexOf(name) < i);
  if (double) throw new Error(`Two views are called ${double}`);
}
