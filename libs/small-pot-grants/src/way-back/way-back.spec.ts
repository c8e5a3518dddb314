import { specification } from '#testing';
import { wayBack } from './way-back.decider.js';
import type { ReturnLinkRequested } from './way-back.events.js';

const given = specification(wayBack);
const email = { _sd: 'amina@example.org' };
const request = (at: string) => ({ type: 'RequestReturnLink', applicationId: 'a1', email, at } as const);
const requested = (requestedAt: string): ReturnLinkRequested =>
  ({ type: 'ReturnLinkRequested', data: { applicationId: 'a1', email, requestedAt } });
const evening = (minute: number) => `2027-04-01T19:0${minute}:00.000Z`;
const five = [0, 1, 2, 3, 4].map((minute) => requested(evening(minute)));

describe('a link back to an application', () => {
  it('is sent to the address that the group gives', () =>
    given().when(request(evening(0))).then(requested(evening(0))));
  it('is sent five times in a day', () =>
    given(...five.slice(0, 4)).when(request(evening(4))).then(requested(evening(4))));
  it('is not sent a sixth time in a day', () =>
    given(...five).when(request('2027-04-02T18:59:59.999Z')).thenRefuses('too-many-links', 'email'));
  it('is sent again when the first of five is a day old', () =>
    given(...five).when(request('2027-04-02T19:00:00.000Z')).then(requested('2027-04-02T19:00:00.000Z')));
});
