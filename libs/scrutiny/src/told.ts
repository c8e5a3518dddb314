import type { Recorded } from '#event-store';
import type { Case } from './case.js';
import { tellOwn } from './own-facts.js';
import type { Reader } from './reader.js';
import { rightsOf, tellingFor } from './redaction.js';

/** An event of a case, and what of it a reader may see. Texts are sealed still. */
export type Told = Readonly<{ event: Recorded; telling: NonNullable<ReturnType<typeof tellingFor>> }>;

/** What this kind of reader may see of a case, in the order in which it took effect. `events`: all of the case's. */
export function toldTo(reader: Reader, one: Case, events: readonly Recorded[]): readonly Told[] {
  const rights = rightsOf(reader, one);
  return events.flatMap((event): Told[] => {
    const telling = tellOwn(event, one) ?? one.tell(event);
    const shown = telling && tellingFor(telling, rights);
    return shown ? [{ event, telling: shown }] : [];
  }).sort(byEffect);
}

/** What the clock brings about is recorded a little late, and told in its time. Otherwise the log's order stays. */
const byEffect = ({ event: one }: Told, { event: other }: Told) =>
  Date.parse(one.metadata.effectiveAt) - Date.parse(other.metadata.effectiveAt);
