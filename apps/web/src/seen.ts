import {
  type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { from, mergeMap } from 'rxjs';
import { Checkpoints, EventStore, type Position, type View } from '#event-store';
import { Cookies } from './cookies.js';
import type { Visit } from './visit.js';

const SHOWS = 'moothall:shows';

/** The views that a page reads: it waits until they show what this browser saved last. */
export const Shows = (...views: readonly View[]) => SetMetadata(SHOWS, views);

/** Carries the position of what was saved across the redirect, whichever process answers there. */
@Injectable()
export class Seen {
  constructor(
    private readonly cookies: Cookies,
    private readonly checkpoints: Checkpoints,
    private readonly store: EventStore,
  ) {}

  /** Two pages that save at once may answer in the wrong order: the later position stays. */
  remember(visit: Visit, response: Response, position: Position): void {
    const before = this.positionOf(visit);
    if (before === undefined || this.store.compare(before, position) < 0)
      this.cookies.write(response, 'seen', position);
  }

  /** False where a view is still behind after a bounded wait. */
  async isShownIn(views: readonly View[], visit: Visit): Promise<boolean> {
    const position = this.positionOf(visit);
    if (position === undefined) return true;
    const shown = await Promise.all(views.map((view) => this.checkpoints.waitFor(view, position)));
    return shown.every(Boolean);
  }

  /** True where a view has stopped, so that the page lacks what anybody did since. */
  isBehind(views: readonly View[]): Promise<boolean> { return this.checkpoints.isAnyStopped(views); }

  private positionOf = (visit: Visit) => this.cookies.read(visit, 'seen') as Position | undefined;
}

@Injectable()
export class SeenInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector, private readonly seen: Seen) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    const views = this.reflector.get<readonly View[] | undefined>(SHOWS, context.getHandler());
    if (!views) return next.handle();
    const visit = context.switchToHttp().getRequest<Visit>();
    const known = Promise.all([this.seen.isShownIn(views, visit), this.seen.isBehind(views)]);
    return from(known).pipe(mergeMap(([isShown, isBehind]) => {
      [visit.notShownYet, visit.isBehind] = [!isShown, isBehind];
      return next.handle();
    }));
  }
}
