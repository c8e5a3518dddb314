import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../permissions.js';
import { Health, type Report } from './health.js';

/** For whatever watches over the process: a load balancer, a supervisor, an operator. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  /** The process answers. Where it does not, start it again. */
  @Get('live')
  @Public()
  @Header('cache-control', 'no-store')
  live() {
    return { live: true };
  }

  /** All that people read and wait for is being kept up. A lag alone is no fault: it says how far there is to go. */
  @Get('ready')
  @Public()
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Report> {
    const report = await this.health.report();
    response.status(report.ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return report;
  }
}
