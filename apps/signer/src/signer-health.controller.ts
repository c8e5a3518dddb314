import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import type { Response } from 'express';
import { PublishedLog } from '#transparency';

/** For whatever watches over a process that signs and does nothing else. */
@Controller('health')
export class SignerHealthController {
  constructor(private readonly log: PublishedLog) {}

  @Get('live')
  live() {
    return { live: true };
  }

  /** Not ready where something keeps it from signing. What it is, its log and `moothall doctor` say. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response) {
    const ready = await this.log.signer().then((signer) => !signer?.trouble, () => false);
    response.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return { ready };
  }
}
