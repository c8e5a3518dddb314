import { applyDecorators } from '@nestjs/common';
import { Expose } from 'class-transformer';
import { IsOptional, Matches } from 'class-validator';

/** A page of this site and of no other: where somebody was on their way to. */
const ownPage = /^\/(?![/\\])[^\s\\]{0,500}$/;

export const isOwnPage = (address: string) => ownPage.test(address);

/** Of the application that a page is about, if it is about one. */
export const applicationIn = (then: string | undefined): string | undefined =>
  /^\/applications\/([\w-]{1,50})(?:[/?]|$)/.exec(then ?? '')?.[1];

export const Then = () => applyDecorators(
  Expose(), IsOptional(), Matches(ownPage, { message: 'Open this page again' }));

export class ThenQuery {
  @Then() then?: string;
}

/** `/sign-in/code?then=…` */
export const withThen = (path: string, then: string | undefined) =>
  (then === undefined ? path : `${path}?then=${encodeURIComponent(then)}`);
