import { Injectable } from '@nestjs/common';
import { ApplicationConfig, HttpAdapterHost } from '@nestjs/core';
import { getRequestSignedCookie } from '@nestjs/core/helpers/cookies/request-cookies.js';
import type { Request, Response } from 'express';
import { Configuration } from '#configuration';

/** `asked`: for which emailed code this browser asked. `provider`: its way to the sign-in service and back. */
type Name = 'session' | 'seen' | 'asked' | 'provider';

/** Signed cookies that end with the browser. Over https their names bind them to this host (`__Host-`). */
@Injectable()
export class Cookies {
  private readonly secure: boolean;

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly config: ApplicationConfig,
    configuration: Configuration,
  ) {
    this.secure = configuration.publicUrl.protocol === 'https:';
  }

  /** Nothing for a cookie that is missing, was changed, or was signed for another purpose. */
  read(request: Request, name: Name): string | undefined {
    const signed = getRequestSignedCookie(request, this.nameOf(name), this.config.getCookieSigner()) as unknown;
    const [purpose, value] = typeof signed === 'string' ? splitOnce(signed) : [];
    return purpose === name ? value : undefined;
  }

  /** The signature does not cover the cookie's name, so the value begins with it. */
  write(response: Response, name: Name, value: string): void {
    const options = { ...this.attributes, signed: true };
    this.http.httpAdapter.setCookie(response, this.nameOf(name), `${name}:${value}`, options);
  }

  clear(response: Response, name: Name): void {
    this.http.httpAdapter.clearCookie(response, this.nameOf(name), this.attributes);
  }

  private nameOf(name: Name) {
    return this.secure ? `__Host-${name}` : name;
  }

  private get attributes() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure } as const;
  }
}

function splitOnce(text: string) {
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
}
