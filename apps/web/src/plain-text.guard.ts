import { BadRequestException, type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';

/** Neither PostgreSQL nor a person can hold these: NUL, and halves of a character. */
const unwritable = /[\0\p{Surrogate}]/u;

/** Forms and bodies of this service nest less deeply; what goes through them level by level must come to an end. */
const deepest = 20;

/** Refuses what no text column can hold, wherever in a request it stands, and what is nested beyond all use. */
@Injectable()
export class PlainTextGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    const { params, query, body } = context.switchToHttp().getRequest<Request<unknown, unknown, unknown>>();
    for (const part of [params, query, body]) mustBePlain(part, deepest);
    return true;
  }
}

function mustBePlain(value: unknown, levels: number): void {
  if (typeof value === 'string' && unwritable.test(value))
    throw new BadRequestException('Take out the characters that cannot be shown, and send it again');
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) throw new BadRequestException(`Send at most ${deepest} levels, one inside the other`);
  for (const [name, part] of Object.entries(value)) {
    mustBePlain(name, levels);
    mustBePlain(part, levels - 1);
  }
}
