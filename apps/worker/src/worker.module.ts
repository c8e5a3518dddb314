import { type DynamicModule, Module } from '@nestjs/common';
import type { Configuration } from '#configuration';
import { MoothallModule, type Running } from '../../moothall.module.js';
import { HealthModule } from '../../web/src/health/health.module.js';

/** A process that does the work (views, policies, the clock, the outbox) and answers nobody but its supervisor. */
@Module({ imports: [HealthModule] })
export class WorkerModule {
  static for(configuration: Configuration, running: Running): DynamicModule {
    return { module: WorkerModule, imports: [MoothallModule.for(configuration, running)] };
  }
}
