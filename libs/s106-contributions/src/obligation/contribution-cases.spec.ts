import type { Recorded } from '#event-store';
import { tellBy } from '#scrutiny';
import { agreement } from '../agreement/agreement.decider.js';
import { contributionSentences } from './contribution-cases.js';
import { obligation } from './obligation.decider.js';
import { allocated, demanded, paid } from './obligation.examples.js';
import type { ObligationEvent } from './obligation.events.js';

const toldOf = (event: ObligationEvent) =>
  tellBy(contributionSentences, event as unknown as Recorded, undefined);

describe('the trail of a developer’s money', () => {
  it('tells everything that can happen, and nothing that cannot', () => {
    const known = [agreement, obligation].flatMap(({ evolve }) => Object.keys(evolve));
    expect(Object.keys(contributionSentences).sort()).toEqual(known.sort());
  });

  it('tells it in plain sentences, with amounts and days', () => {
    expect([...paid, allocated].map((event) => toldOf(event).what)).toEqual([
      'The deed asks for £183.24 for each of 120 homes: £21,988.80.',
      'It fell due on 17 January 2028: the building had got there.',
      'On 1 February 2028 the developer was asked for £22,747.62, by 29 February 2028.',
      '£22,747.62 came in on 20 February 2028.',
      '£15,000 was set aside for a project.',
    ]);
  });

  it('shows how a demand came about, so that anybody can work it out again', () => {
    expect(toldOf(demanded).details).toEqual([
      { label: 'The sum', text: '£183.24 × 120 homes = £21,988.80' },
      { label: 'By the index',
        text: '× 404.7 (2028-01, provisional) ÷ 391.2 (2026-04, final), BCIS-TPI as at revision 3' },
      { label: 'Exactly', text: '2274761.595092 pence' },
      { label: 'Then', text: 'rounded to the nearest penny, half a penny up' },
    ]);
  });
});
