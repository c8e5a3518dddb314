import type { Event } from '#kernel';
import { type Reader, sees } from './reader.js';

/**
 * The first kind of reader who may read a member of an event, once they may read the step at all. `part`: the public
 * may not while that part of the case is withheld. When in doubt, `full`.
 */
export type MemberRule = Reader | Readonly<{ from: Reader; part: string }>;

type MemberOf<E extends Event> = E extends Event ? keyof E['data'] & string : never;

/** Who may read which member of which event, one by one: leaving one out does not compile. */
export type Members<E extends Event> = {
  readonly [T in E['type']]: { readonly [M in MemberOf<Extract<E, { type: T }>>]: MemberRule };
};

/** The same for whoever asks by name. */
export type MemberRules = Readonly<Record<string, Readonly<Record<string, MemberRule>>>>;

/**
 * A member that the table does not know, as an earlier version of the event may have one, is for `full` alone.
 * @throws where the event has no row: nobody has said who may read it
 */
export function isMemberFor(
  rules: MemberRules, type: string, member: string,
  { reader, withheld }: Readonly<{ reader: Reader; withheld: readonly string[] }>,
): boolean {
  if (!Object.hasOwn(rules, type)) throw new Error(`Nobody has said who may read the members of ${type}`);
  const row = rules[type]!;
  const rule = Object.hasOwn(row, member) ? row[member]! : 'full';
  if (typeof rule === 'string') return sees(reader, rule);
  return sees(reader, rule.from) && !withheld.includes(rule.part);
}
