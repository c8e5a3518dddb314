import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Configuration } from '#configuration';
import { type Actor, Directory } from '#identity';
import { Cookies } from './cookies.js';

/** Who uses this browser: a person's id in a signed cookie, which ends with the browser. */
@Injectable()
export class Session {
  /** Whoever was picked in a demo is nobody when the same data is served for real. */
  private readonly kind: string;

  constructor(
    private readonly cookies: Cookies, private readonly directory: Directory, { demo }: Configuration,
  ) {
    this.kind = demo ? 'demo:' : 'real:';
  }

  /** Nobody, where no one signed in and no application was begun. Roles are read anew for each request. */
  async actorOf(request: Request): Promise<Actor | undefined> {
    const value = this.cookies.read(request, 'session');
    return value?.startsWith(this.kind) ? this.directory.actor(value.slice(this.kind.length)) : undefined;
  }

  begin(response: Response, personId: string): void {
    this.cookies.write(response, 'session', this.kind + personId);
  }

  end(response: Response): void {
    this.cookies.clear(response, 'session');
  }
}
