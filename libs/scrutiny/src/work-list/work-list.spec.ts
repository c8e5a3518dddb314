import { Actor } from '#identity';
import { WorkList } from './work-list.js';
import type { WorkItem } from './work-source.js';

const moira = new Actor('moira', [{ organisationId: 'lcc', role: 'scrutiny-member' }]);
const clock = { now: () => '2027-06-10T09:00:00.000Z' };
const item = (what: string, more: Partial<WorkItem> = {}): WorkItem => ({
  what, path: null, note: null, waitsFor: 'you', since: '2027-06-01T09:00:00.000Z', dueAt: null, ...more,
});
const listOf = (...sources: readonly (readonly WorkItem[])[]) =>
  new WorkList(sources.map((items) => ({ itemsFor: async () => items })), clock).of(moira);

describe('a committee’s work list', () => {
  it('brings together what every part of scrutiny has for this person, what is due first first', async () => {
    const { forYou } = await listOf(
      [item('Look into a decision', { since: '2027-05-01T09:00:00.000Z' }), item('Look into another')],
      [item('Decide on a call-in', { dueAt: '2027-06-12T22:59:59.000Z' })],
      [item('Read an answer', { dueAt: '2027-06-11T22:59:59.000Z' })]);
    expect(forYou.map(({ what }) => what))
      .toEqual(['Read an answer', 'Decide on a call-in', 'Look into a decision', 'Look into another']);
  });

  it('says what is overdue, and only that', async () => {
    const { forYou } = await listOf([
      item('Late', { dueAt: '2027-06-10T08:59:59.999Z' }), item('In time', { dueAt: '2027-06-10T09:00:00.000Z' }),
      item('Whenever'),
    ]);
    expect(forYou.map(({ what, isOverdue }) => [what, isOverdue]))
      .toEqual([['Late', true], ['In time', false], ['Whenever', false]]);
  });

  it('keeps what waits for others apart', async () => {
    const { forYou, forOthers } = await listOf([item('Mine'), item('Theirs', { waitsFor: 'others' })]);
    expect([forYou, forOthers].map((items) => items.map(({ what }) => what))).toEqual([['Mine'], ['Theirs']]);
  });
});
