import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Actor, Directory } from '#identity';
import { Cookies } from './cookies.js';

/** Who uses this browser: a person's id in a signed cookie, which ends with the browser. */
@Injectable()
export class Session {
  constructor(private readonly cookies: Cookies, private readonly directory: Directory) {}

  /** Nobody, where no one signed in and no application was begun. Roles are read anew for each request. */
  async actorOf(request: Request): Promise<Actor | undefined> {
    const personId = this.cookies.read(request, 'session');
    return personId === undefined ? undefined : this.directory.actor(personId);
  }

  begin(response: Response, personId: string): void {
    this.cookies.write(response, 'session', personId);
  }

  end(response: Response): void {
    this.cookies.clear(response, 'session');
  }
}
