import { Controller, Get, NotFoundException, Param, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request } from 'express';
import { LogIndex, LogTiles, noteOf, parseTilePath, PublishedLog, TILE_WIDTH, tlogProof } from '#transparency';
import { Public } from '../permissions.js';
import { kept } from './kept.js';

const [TEXT, BYTES] = ['text/plain; charset=utf-8', 'application/octet-stream'];

/** The public log for programs, in the formats of C2SP (tlog-tiles, tlog-proof): only what is published. */
@ApiExcludeController()
@Controller('log')
@Public()
export class LogFilesController {
  constructor(
    private readonly log: PublishedLog, private readonly tiles: LogTiles, private readonly index: LogIndex,
  ) {}

  @Get('checkpoint')
  async checkpoint(@Req() request: Request) {
    return kept(request, noteOf(await this.newest()), TEXT, 'ask again');
  }

  /** The key that the checkpoints are signed with. */
  @Get('vkey')
  async vkey(@Req() request: Request) {
    return kept(request, `${(await this.newest()).vkey}\n`, TEXT, 'ask again');
  }

  /** That the entry is in the record that the checkpoint of this moment stands for. */
  @Get('proof/:index')
  async proof(@Req() request: Request, @Param('index') typed: string) {
    const [index, latest] = [indexOf(typed), await this.newest()];
    if (index >= latest.size) throw absent();
    const proof = await this.index.inclusionProof(index, latest.size);
    return kept(request, tlogProof({ index, proof, checkpoint: noteOf(latest) }), TEXT, 'ask again');
  }

  @Get('tile/*path')
  async tile(@Req() request: Request, @Param('path') path: string | readonly string[]) {
    const tile = parseTilePath(`tile/${[path].flat().join('/')}`);
    const body = tile && await this.tiles.tile(tile);
    if (!body) throw absent();
    return kept(request, body, BYTES, tile.width === TILE_WIDTH ? 'for ever' : 'ask again');
  }

  private async newest() {
    const latest = await this.log.latest();
    if (!latest) throw new NotFoundException('Nothing is published yet');
    return latest;
  }
}

const absent = () => new NotFoundException('This is not published');

function indexOf(typed: string): number {
  if (!/^(?:0|[1-9]\d{0,14})$/.test(typed)) throw absent();
  return Number(typed);
}
