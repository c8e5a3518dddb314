import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, Reflector } from '@nestjs/core';
import type { Configuration } from '#configuration';
import { PERMISSIONS, type Role, ROLES } from '#identity';
import { AppModule } from './app.module.js';
import { type Access, accessOf } from './permissions.js';

/** One address and what it says of who may ask it. `access` is undefined where it says nothing: it answers nobody. */
export type Route = Readonly<{ method: string; path: string; access: Access | undefined; handler: string }>;

const [reflector, scanner] = [new Reflector(), new MetadataScanner()];

/** Every route, from the declarations beside the handlers: nothing is started for it. */
export function routesOf(configuration: Pick<Configuration, 'demo'>): readonly Route[] {
  const { modules, controllers } = AppModule.parts(configuration);
  const all = new Set([...controllers, ...modules.flatMap(controllersOf)] as readonly Type<object>[]);
  return [...all].flatMap(routesIn)
    .sort((one, other) => (one.path + one.method).localeCompare(other.path + other.method));
}

/** The roles that get through; signed in or not, somebody without any role gets through what needs no permission. */
export function rolesThrough(access: Access | undefined): readonly Role[] {
  if (access === undefined) return [];
  if (access === 'public' || access === 'signed-in') return ROLES;
  return ROLES.filter((role) => PERMISSIONS[role].includes(access));
}

/** Its own, and those of the modules of pages that it is made of. */
const controllersOf = (module: Type): readonly Type<object>[] => {
  const listed = <T>(key: string) => (Reflect.getMetadata(key, module) ?? []) as readonly T[];
  const parts = listed<unknown>(MODULE_METADATA.IMPORTS).filter((part) => typeof part === 'function') as Type[];
  return [...listed<Type<object>>(MODULE_METADATA.CONTROLLERS), ...parts.flatMap(controllersOf)];
};

function routesIn(controller: Type<object>): Route[] {
  const prototype = controller.prototype as Record<string, object>;
  return scanner.getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name]!;
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const access = accessOf(reflector, handler, controller);
    return pathsOf(controller).flatMap((base) => pathsOf(handler).map((path) => ({
      method: RequestMethod[method], path: joined(base, path), access, handler: `${controller.name}.${name}`,
    })));
  });
}

const pathsOf = (declared: object) =>
  [Reflect.getMetadata(PATH_METADATA, declared) as string | readonly string[]].flat();

const joined = (...parts: readonly string[]) =>
  `/${parts.flatMap((part) => part.split('/')).filter((part) => part !== '').join('/')}`;
