import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../permissions.js';
import { type Follower, Health } from './health.js';

/** What everybody may know. Why something stopped may quote a row: `moothall doctor` and the log tell that. */
type Shown = Readonly<{ name: string; lag: number; stopped?: true }>;
type ShownReport = Readonly<{
  ready: boolean; views: readonly Shown[]; policies: readonly Shown[]; log: readonly Shown[]; error?: string;
}>;

/** For whatever watches over the process: a load balancer, a supervisor, an operator. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  /** The process answers. Where it does not, start it again. */
  @Get('live')
  @Public()
  live() {
    return { live: true };
  }

  /** All that people read and wait for is being kept up. A lag alone is no fault: it says how far there is to go. */
  @Get('ready')
  @Public()
  async ready(@Res({ passthrough: true }) response: Response): Promise<ShownReport> {
    const { views, policies, log, ...report } = await this.health.report();
    response.status(report.ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return { ...report, views: views.map(shown), policies: policies.map(shown), log: log.map(shown) };
  }
}

const shown = ({ name, lag, error }: Follower): Shown => ({ name, lag, ...(error !== undefined && { stopped: true }) });
