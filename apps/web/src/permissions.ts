import {
  type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata, type Type,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Actor, NotPermitted, type Permission } from '#identity';
import { needsSecondFactor, OneFactorActor, SecondFactorNeeded } from '#sign-in';
import { Machines } from './machines.js';
import { Session } from './session.js';
import type { Visit } from './visit.js';

/** What a route says of who may ask it. */
export type Access = 'public' | 'signed-in' | Permission;
const ACCESS = 'moothall:access';
const declare = (access: Access) => SetMetadata(ACCESS, access);

/** Anybody may ask. */
export const Public = () => declare('public');
/** Anybody who is signed in, be it as an applicant without any role. */
export const SignedIn = () => declare('signed-in');
/** Who holds this permission in some organisation. In which one, the page asks: `actor.sender(permission, …)`. */
export const Requires = (permission: Permission) => declare(permission);

/** What a handler says, or else its controller; undefined where neither says anything, and nobody gets an answer. */
export const accessOf = (reflector: Reflector, handler: object, controller: object) =>
  reflector.getAllAndOverride<Access | undefined>(ACCESS, [handler as () => unknown, controller as Type]);

/** Deny by default: a route that declares nothing answers nobody. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector, private readonly session: Session, private readonly machines: Machines,
  ) {}

  async canActivate(context: ExecutionContext) {
    const visit = context.switchToHttp().getRequest<Visit>();
    const access = accessOf(this.reflector, context.getHandler(), context.getClass());
    Object.assign(visit, await this.machines.guest(visit) ?? await this.session.guest(visit));
    if (access === undefined) throw new NotPermitted();
    if (access === 'public') return true;
    if (!visit.actor) throw new UnauthorizedException('Sign in to see this page');
    if (access !== 'signed-in') mustBeAllowed(visit.actor, access);
    return true;
  }
}

function mustBeAllowed(actor: Actor, permission: Permission) {
  if (!actor.may(permission)) throw new NotPermitted();
  if (actor instanceof OneFactorActor && needsSecondFactor(permission)) throw new SecondFactorNeeded();
}

/** Who is signed in. On a public route it may be nobody: take `Visitor` there. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<Visit>();
  if (!actor) throw new UnauthorizedException('Sign in to do this');
  return actor;
});

/** Who is signed in, or undefined. */
export const Visitor = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<Visit>().actor,
);
