import { isBefore } from '#kernel';
import { dueAtOf, type RecommendationPage, type RecommendationStatus } from '#scrutiny';

/** The stages of a recommendation in plain words, in the order in which they come. */
export const STAGES = ['Waiting for an answer', 'Answered, not begun', 'Under way', 'Done', 'Not carried out'] as const;
type Stage = typeof STAGES[number];

const stageOf: Readonly<Record<RecommendationStatus, Stage>> = {
  made: 'Waiting for an answer', accepted: 'Answered, not begun', begun: 'Under way', reported: 'Under way',
  done: 'Done', dropped: 'Not carried out', rejected: 'Not carried out',
};

/** `isLate`: what comes next should have come by now. `wasAnsweredLate`: it came, after its last day. */
export type ShownRecommendation = ReturnType<typeof shownAt>;
export function shownAt(item: RecommendationPage, now: string) {
  const dueAt = dueAtOf(item);
  return {
    ...item, dueAt, stage: stageOf[item.status], isLate: dueAt !== null && isBefore(dueAt, now),
    wasAnsweredLate: item.answeredAt !== null && isBefore(item.respondBy, item.answeredAt),
  };
}

/** The recommendations of one committee or task group, and how many are at each stage. */
export type Track = Readonly<{
  by: string; organisationId: string; items: readonly ShownRecommendation[];
  counts: readonly Readonly<{ stage: Stage; count: number }>[];
}>;

/** By who made them, however the name is spaced or capitalised; the first name given is shown. */
export function tracksOf(items: readonly ShownRecommendation[]): readonly Track[] {
  const keys = [...new Set(items.map(keyOf))];
  return keys.map((key) => trackOf(items.filter((one) => keyOf(one) === key)))
    .toSorted((one, other) => one.by.localeCompare(other.by, 'en-GB'));
}

const keyOf = ({ organisationId, by }: ShownRecommendation) =>
  `${organisationId} ${by.trim().replace(/\s+/g, ' ').toLowerCase()}`;

const trackOf = (items: readonly ShownRecommendation[]): Track => ({
  by: items[0]!.by, organisationId: items[0]!.organisationId, items,
  counts: STAGES.map((stage) => ({ stage, count: items.filter((one) => one.stage === stage).length })),
});
