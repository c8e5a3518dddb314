import { specification } from '#testing';
import { askingWhy } from './why.decider.js';
import type { WhyEvent } from './why.events.js';

const past = specification(askingWhy);
const at = '2027-06-01T09:00:00.000Z';
const data = { organisationId: 'lcc', decidedBy: 'dot' };
const asked: WhyEvent = { type: 'ReadersAskedWhy', data };
const noLonger: WhyEvent = { type: 'ReadersNoLongerAskedWhy', data };

describe('asking staff why they read', () => {
  it('begins with a decision on record', () => past().when({ type: 'AskWhy', ...data, at }).then(asked));
  it('ends with one', () => past(asked).when({ type: 'StopAskingWhy', ...data, at }).then(noLonger));
  it('begins once', () => past(asked).when({ type: 'AskWhy', ...data, at }).thenRefuses('already-asked'));
  it('ends once', () => past(asked, noLonger).when({ type: 'StopAskingWhy', ...data, at }).thenRefuses('not-asked'));
});
