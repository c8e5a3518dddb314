import { createHmac } from 'node:crypto';
import type { Recorded } from '#event-store';
import { commitmentOf, digestOf, disclosureOf, statementOf } from './disclosures.js';

/** One member of an event: its name, its value, and the disclosure whose digest stands in the statement. */
export type Member = Readonly<{ name: string; value: unknown; disclosure: string; digest: string }>;
/** All that opens an event's commitment: for those alone who may read every member that they are given. */
export type Opening = Readonly<{ statement: Buffer; commitment: string; disclosures: readonly Member[] }>;

/**
 * An event as its leaf commits to it, member by member (docs/adr/0026). The same each time: the salts derive from
 * `keys.openings`, the master key's sub-key `log-openings`. The event is as it was recorded, before any upcaster.
 */
export function openingOf(recorded: Recorded, { openings }: Readonly<{ openings: Uint8Array }>): Opening {
  const key = createHmac('sha256', openings).update(recorded.id).digest();
  const disclosures = membersOf(recorded).map(([name, value]) => {
    const salt = createHmac('sha256', key).update(name).digest().subarray(0, 16).toString('base64url');
    const disclosure = disclosureOf({ salt, name, value });
    return { name, value, disclosure, digest: digestOf(disclosure) };
  });
  const statement = statementOf(disclosures.map(({ digest }) => digest));
  return { statement, commitment: commitmentOf(statement), disclosures };
}

function membersOf(event: Recorded): readonly (readonly [name: string, value: unknown])[] {
  const { id, type, schemaVersion, revision, recordedAt, stream, data, metadata } = inUtf8(event);
  const { effectiveAt, organisationId, role, authority, causationId, ...rest } = metadata;
  const { actor, commandId, commandHash, correlationId } = rest;
  const told = { id, type, schemaVersion, revision, recordedAt };
  return [
    ['fact', { ...told, effectiveAt, organisationId, role, authority, causationId }],
    ['origin', { stream, actor, commandId, commandHash, correlationId }],
    ...Object.entries(data).filter(([, value]) => value !== undefined)
      .map(([name, value]) => [`data.${name}`, value] as const),
  ];
}

/** What UTF-8 cannot hold (half of a surrogate pair) becomes U+FFFD: an event that has it must not stop the log. */
function inUtf8(event: Recorded): Recorded {
  const text = JSON.stringify(event);
  if (!/\\ud[89a-f]/.test(text)) return event;
  const mend = (_: string, value: unknown) => (typeof value === 'string' ? Buffer.from(value).toString() : value);
  return JSON.parse(text, mend) as Recorded;
}
