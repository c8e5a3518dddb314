import { randomUUID } from 'node:crypto';
import { InMemoryEventStore, type NewEvent, type Recorded, Upcasters } from '#event-store';
import { type Accounts, Actor, type Directory } from '#identity';
import type { Sealed } from '#kernel';
import type { Reading, ReadingLog, Vault } from '#privacy';
import type { Case, CaseFile, Telling } from './case.js';
import { CaseFiles } from './case-files.js';
import { closedToNobody } from './closed.js';
import { Humans } from './humans.js';
import { type Trail, Trails } from './index.js';

const at = '2027-05-10T09:00:00.000Z';
const text = (words: string): Sealed => ({ _sd: words });

/** Opens everything that it is given, and remembers what that was. */
const opened: string[] = [];
const vault = {
  reveal: async (value: unknown) => JSON.parse(JSON.stringify(value), (_, one: unknown) => {
    if (typeof one !== 'object' || one === null || !('_sd' in one)) return one;
    opened.push(String(one._sd));
    return one._sd;
  }) as unknown,
} as unknown as Vault;
const directory = {
  names: async (ids: readonly string[]) => new Map(ids.map((id) => [id, `Name of ${id}`])),
  actor: async (id: string) => new Actor(id),
  organisationNames: async () => new Map([['lcc', 'Lancashire County Council']]),
} as unknown as Directory;
const accounts = { of: async (id: string) => (id === 'moira' ? ['moira', 'moira-2'] : [id]) };
const humans = new Humans(accounts as unknown as Accounts, directory);

const event = (type: string, more: Partial<NewEvent['metadata']> = {}, id: string = randomUUID()): NewEvent => ({
  id, type, schemaVersion: 1, data: {},
  metadata: {
    commandId: id, actor: 'olu', role: 'officer', authority: 'draft-round', organisationId: 'lcc', correlationId: id,
    causationId: id, effectiveAt: at, commandHash: '', ...more,
  },
});

const tellings: Readonly<Record<string, Telling>> = {
  Drafted: { record: 'The round', from: 'public', what: 'An officer drafted it.' },
  Noted: {
    record: 'The round', from: 'full', what: 'An officer noted something.', because: { text: text('a secret') },
  },
  Answered: { record: 'The case', from: 'group', what: 'The group answered.' },
  Decided: {
    record: 'The case', from: 'public', what: 'The decider said yes.', under: text('minute 12'),
    because: { text: text('good for East') },
    details: [
      { label: 'Ward', text: text('Audley'), part: 'place' }, { label: text('Need'), text: '4 out of 4', from: 'full' },
    ],
    budgets: [
      { of: 'Left in the pot', beforePence: 500, afterPence: 300 },
      { of: 'Left for East', beforePence: 90, afterPence: 10, part: 'place' },
    ],
    standsOn: ['the case as at revision 2'],
    facets: [
      { kind: 'decision', outcome: 'yes' }, { kind: 'ward', code: 'E05001620', part: 'place' },
      { kind: 'score', criterion: text('Reach'), score: 3, outOf: 4, from: 'full' },
    ],
  },
};

function caseOf(more: Partial<Case> = {}): Case {
  return {
    reference: 'MH-1', title: text('A shed'), about: [{ label: 'Group', text: text('Gardeners'), part: 'group' }],
    ownerId: 'amina', funderId: 'lcc', isWithFunder: true, isPublic: true, withheld: null, closed: closedToNobody,
    tell: ({ type }: Recorded) => tellings[type] ?? null, members: {}, ...more,
  };
}

const read: Partial<Reading>[] = [];
const readings = { record: async (one: Partial<Reading>) => void read.push(one) } as unknown as ReadingLog;

async function trailsWith(one: Case, clockAt = at) {
  const store = new InMemoryEventStore();
  const cause = randomUUID();
  await store.append('round-r', [event('Drafted', {}, cause), event('Noted')], 0);
  await store.append('case-c', [
    event('Answered', { actor: 'amina', role: 'applicant', authority: 'apply', organisationId: '' }),
    event('SomebodyElses'),
    event('Decided', { actor: 'dee', role: 'decider', authority: 'decide', causationId: cause }),
  ], 0);
  const byTheClock = { actor: 'system:clock', role: 'system', authority: 'when-x.do-y', effectiveAt: clockAt };
  await store.append('round-r', [event('Drafted', byTheClock)], 2);
  const file: CaseFile = { streams: ['round-r', 'case-c'], own: 'case-c', open: () => one };
  const find = async (reference: string) => (reference === 'MH-1' ? file : null);
  const source = { find, restsOn: [], touchedBy: async () => [] };
  return new Trails(new CaseFiles([source], store, new Upcasters()), vault, directory, readings, humans);
}

const whats = (trail: Trail | null) => trail?.steps.map(({ what }) => what);
const scrutiny = new Actor('moira', [{ organisationId: 'lcc', role: 'monitoring-officer' }]);

describe('a decision trail', () => {
  beforeEach(() => opened.splice(0));

  it('has every step of all its streams, in order', async () => {
    const trail = await (await trailsWith(caseOf())).of('MH-1', scrutiny);
    expect(whats(trail)).toEqual([
      'An officer drafted it.', 'An officer noted something.', 'The group answered.', 'The decider said yes.',
      'An officer drafted it.',
    ]);
    expect(trail?.steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
  });

  it('tells what the clock brought about in its time, however late it was recorded', async () => {
    const trails = await trailsWith(caseOf(), '2027-04-01T08:00:00.000Z');
    expect((await trails.of('MH-1'))?.steps[0]).toMatchObject({ step: 1, by: { role: 'the clock' } });
  });

  it('leaves out, for the public, what is not for the public, and opens none of it', async () => {
    const trail = await (await trailsWith(caseOf())).of('MH-1');
    expect(whats(trail)).toEqual(['An officer drafted it.', 'The decider said yes.', 'An officer drafted it.']);
    expect(trail?.steps[1]?.details).toEqual([{ label: 'Ward', text: 'Audley' }]);
    expect(opened).not.toContain('a secret');
    expect(opened).not.toContain('Need');
  });

  it('adds the group’s own steps for the group', async () => {
    const trail = await (await trailsWith(caseOf())).of('MH-1', new Actor('amina'));
    expect(whats(trail)).toContain('The group answered.');
    expect(whats(trail)).not.toContain('An officer noted something.');
  });

  it('says the role to everybody and the name to scrutiny, but never the name of a group’s contact', async () => {
    const trails = await trailsWith(caseOf());
    const [forAll, forScrutiny] = [await trails.of('MH-1'), await trails.of('MH-1', scrutiny)];
    expect(forAll?.steps[1]?.by)
      .toEqual({ role: 'a decider', name: null, organisation: 'Lancashire County Council' });
    expect(forScrutiny?.steps[3]?.by).toMatchObject({ role: 'a decider', name: 'Name of dee' });
    expect(forScrutiny?.steps[2]?.by).toEqual({ role: 'the group', name: null, organisation: null });
  });

  it('says under which authority, which rule or which minute each step was taken', async () => {
    const trail = await (await trailsWith(caseOf())).of('MH-1');
    expect(trail?.steps.map(({ authority }) => authority))
      .toEqual(['permission to draft rounds', 'minute 12', 'the rule “when x, do y”']);
    expect(trail?.steps[2]?.by.role).toBe('the clock');
  });

  it('shows the reasons, the money before and after, and the evidence', async () => {
    const trail = await (await trailsWith(caseOf())).of('MH-1');
    expect(trail?.steps[1]).toMatchObject({
      at, because: 'good for East',
      budgets: [
        { of: 'Left in the pot', beforePence: 500, afterPence: 300 },
        { of: 'Left for East', beforePence: 90, afterPence: 10 },
      ],
      evidence: { eventType: 'Decided', revision: 3, followsFrom: 1, standsOn: ['the case as at revision 2'] },
    });
  });

  it('keeps what is withheld from the public, in texts and in money, and says why', async () => {
    const withheld = { parts: ['place', 'group'], reason: text('It is a refuge') };
    const trails = await trailsWith(caseOf({ withheld }));
    const trail = await trails.of('MH-1');
    expect(trail).toMatchObject({ about: [{ label: 'Group', text: 'Withheld' }], withheldReason: 'It is a refuge' });
    expect(trail?.steps[1]?.details).toEqual([{ label: 'Ward', text: 'Withheld' }]);
    expect(trail?.steps[1]?.budgets).toEqual([{ of: 'Left in the pot', beforePence: 500, afterPence: 300 }]);
    expect(opened).not.toContain('Audley');
    expect(opened).not.toContain('Gardeners');
    expect((await trails.of('MH-1', scrutiny))?.about).toEqual([{ label: 'Group', text: 'Gardeners' }]);
  });

  it('gives machines no more than the reader may know, and no gap where something is withheld', async () => {
    const withheld = { parts: ['place'], reason: text('It is a refuge') };
    const trails = await trailsWith(caseOf({ withheld }));
    expect((await trails.of('MH-1'))?.steps[1]?.facets).toEqual([{ kind: 'decision', outcome: 'yes' }]);
    expect(opened).not.toContain('Reach');
    expect((await trails.of('MH-1', scrutiny))?.steps[3]?.facets).toEqual([
      { kind: 'decision', outcome: 'yes' }, { kind: 'ward', code: 'E05001620' },
      { kind: 'score', criterion: 'Reach', score: 3, outOf: 4 },
    ]);
  });

  it('is as silent about a case that is not for this reader as about one that does not exist', async () => {
    const trails = await trailsWith(caseOf({ isPublic: false }));
    expect(await trails.of('MH-1')).toBeNull();
    expect(await trails.of('MH-2')).toBeNull();
    expect(await trails.of('MH-1', scrutiny)).not.toBeNull();
  });

  it('is closed to each account of a human who has an interest', async () => {
    const closed = { to: ['moira-2'], until: null };
    const trails = await trailsWith(caseOf({ isPublic: false, closed }));
    expect(await trails.of('MH-1', scrutiny)).toBeNull();
    expect(await trails.asAt('MH-1', scrutiny, [{ moment: at }])).toBeNull();
  });

  it('is put on record as read where somebody sees more than the public does', async () => {
    read.splice(0);
    const trails = await trailsWith(caseOf());
    await trails.of('MH-1');
    await trails.of('MH-1', new Actor('amina'));
    expect(read).toEqual([]);
    await trails.of('MH-1', scrutiny);
    expect(read).toEqual([{ readerId: 'moira', organisationId: 'lcc', what: 'trail:MH-1' }]);
  });

  it('takes a reference as people type it', async () => {
    expect(await (await trailsWith(caseOf())).of(' mh-1 ')).not.toBeNull();
  });
});
