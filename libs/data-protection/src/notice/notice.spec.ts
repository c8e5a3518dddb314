import { specification } from '#testing';
import { builtInBases, builtInTexts } from './built-in.js';
import { privacyNotice } from './notice.decider.js';
import type { PrivacyNoticePublished } from './notice.events.js';

const sealed = { _sd: 'digest' };
const texts = { about: sealed, officer: sealed, purposes: sealed, sharing: sealed, complaints: sealed };
const wish = { organisationId: 'lcc', lawfulBases: ['public-task'], publishedBy: 'dot', ...texts } as const;
const published = (version: number): PrivacyNoticePublished =>
  ({ type: 'PrivacyNoticePublished', data: { ...wish, version } });
const past = specification(privacyNotice);

describe('a funder’s privacy notice', () => {
  const publish = { type: 'PublishPrivacyNotice', ...wish, at: '2027-06-01T09:00:00.000Z' } as const;

  it('is published with its first version', () => past().when(publish).then(published(1)));
  it('gets a new version with each change', () =>
    past(published(1), published(2)).when(publish).then(published(3)));
  it('names what the law rests it on', () =>
    past().when({ ...publish, lawfulBases: [] }).thenRefuses('unknown-lawful-basis', 'lawfulBases'));
  it('rests on nothing that the law does not know', () =>
    past().when({ ...publish, lawfulBases: ['habit' as 'consent'] })
      .thenRefuses('unknown-lawful-basis', 'lawfulBases'));
  it('is made from what is known of a funder that has none', () => {
    expect(builtInTexts({ name: 'Mill Town Trust' }).officer).toContain('Mill Town Trust');
    expect([builtInBases({ kind: 'council' }), builtInBases({ kind: 'charity' })])
      .toEqual([['public-task'], ['legitimate-interests']]);
  });
});
