import type { Recorded } from '#event-store';
import type { Event, Saying, Sayings } from '#kernel';

/** What all events of the system say. Of a case only which events are its steps: their words depend on the reader. */
export type AllSentences = Readonly<{ ofCases: readonly object[]; outsideCases: readonly Sayings<Event>[] }>;
export const ALL_SENTENCES = Symbol('what each event says');

/** Null for a step of a case. @throws where an event has no sentence: a day with a step missing would not be true */
export function sayingOf({ ofCases, outsideCases }: AllSentences, event: Recorded): Saying | null {
  const sentences = outsideCases.find((one) => Object.hasOwn(one, event.type));
  if (sentences) return sentences[event.type]!(event);
  if (ofCases.some((one) => Object.hasOwn(one, event.type))) return null;
  throw new Error(`No sentence tells ${event.type}`);
}
