import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { type WorkItem, WorkSource } from '../work-list/work-source.js';
import { dueAtOf } from './due.js';
import { type RecommendationPage, Recommendations } from './recommendations.js';

/** Recommendations that wait for an answer, for work that was promised, or for the committee to say that it is done. */
@Injectable()
export class RecommendationsWork extends WorkSource {
  constructor(private readonly recommendations: Recommendations) { super(); }

  async itemsFor(actor: Actor): Promise<readonly WorkItem[]> {
    return (await this.recommendations.list(actor)).flatMap((item) => itemFor(item, actor));
  }
}

function itemFor(item: RecommendationPage, actor: Actor): readonly WorkItem[] {
  const what = whatIsNext(item);
  if (what === null) return [];
  const { id, what: note, progress } = item;
  const isYours = item.status === 'reported' && progress.at(-1)?.by !== actor.personId;
  return [{
    what, note, path: `/scrutiny/recommendations/${id}`, waitsFor: isYours ? 'you' : 'others', since: lastActOn(item),
    dueAt: dueAtOf(item),
  }];
}

/** Null where it is over. */
function whatIsNext({ status, office }: RecommendationPage): string | null {
  if (status === 'made') return `An answer from ${office}`;
  if (status === 'reported') return 'Say whether a recommendation is done';
  return status === 'accepted' || status === 'begun' ? `Work on a recommendation, by ${office}` : null;
}

const lastActOn = ({ progress, answeredAt, recordedAt }: RecommendationPage) =>
  progress.at(-1)?.at ?? answeredAt ?? recordedAt;
