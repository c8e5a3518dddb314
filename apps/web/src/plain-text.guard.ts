import { BadRequestException, type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';

/** Neither PostgreSQL nor a person can hold these: NUL, and halves of a character. */
const unwritable = /[\0\p{Surrogate}]/u;

/** Refuses what no text column can hold, wherever in a request it stands. */
@Injectable()
export class PlainTextGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    const { params, query, body } = context.switchToHttp().getRequest<Request<unknown, unknown, unknown>>();
    if ([params, query, body].every(isPlain)) return true;
    throw new BadRequestException('Take out the characters that cannot be shown, and send it again');
  }
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return !unwritable.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, part]) => isPlain(name) && isPlain(part));
}
