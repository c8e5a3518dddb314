import type { CasePart } from '../holdings.js';

/** Shorter words are in too many others. */
const SHORTEST = 3;

/** What must not stand anywhere else either: each text as a whole, and each word of a name. */
export function wordsIn(facts: CasePart['facts']): readonly string[] {
  const names = facts.filter(({ label }) => /name|contact/i.test(label)).flatMap(({ text }) => text.split(/\s+/));
  return [...facts.map(({ text }) => text), ...names].filter((word) => word.length >= SHORTEST);
}

/** The text with each of these words replaced, however it is written; never inside of another word. */
export function blackOut(text: string, words: readonly string[], under: string): string {
  const longestFirst = [...new Set(words)].sort((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return text;
  const pattern = longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu'), `[withheld: ${under}]`);
}
