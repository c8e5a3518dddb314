import { randomUUID } from 'node:crypto';
import { Directory } from '#identity';
import { Applications, Assessments, Helpers, SecondContacts } from '#small-pot-grants';
import { asking } from './support/asking.js';
import { registered, signedIn } from './support/everybody.js';
import { type Moothall, register, startMoothall } from './support/moothall.js';
import { onPaper } from './support/on-paper.js';
import { moments, type Sent, Story } from './support/story.js';

/** What must not stray, and a page or an answer on which it would. There are no bank details in Moothall yet. */
const contact = { name: 'CANARY Contact', email: 'canary@group.example', phone: '01772 555123' };
const reasons = { sam: 'The survey of tenants shows the need.', bea: 'Neighbours asked for this.' };
const scored = Object.values(reasons);
const contacts = Object.values(contact);

/** Pages about one application before it is decided: who opens each, and what of the above they may read there. */
const before: readonly (readonly [string, string, readonly string[]])[] = [
  ['Amina Begum', '/applications/ID/copy', contacts],
  ['Amina Begum', '/applications/ID', [contact.email]],
  ['Olu Adeyemi', '/funder/applications/ID', [...contacts, ...scored]],
  ['Olu Adeyemi', '/funder/rounds/ROUND/applications', []],
  ['Olu Adeyemi', '/decisions/REFERENCE', scored],
  ['Priya Nair', '/funder/applications/ID', [...contacts, ...scored]], // an officer, too
  ['Cllr Jean Hargreaves', '/funder/applications/ID', scored],
  ['Cllr Jean Hargreaves', '/panel/applications/ID/decide', scored],
  ['Cllr Jean Hargreaves', '/panel/rounds/ROUND/decide', []],
  ['Sam Whittaker', '/panel/applications/ID', scored], // his own are in
  ['Sam Whittaker', '/panel/rounds/ROUND', []],
  ['Sam Whittaker', '/panel/rounds/ROUND/interests', []],
  ['Late Lou', '/panel/applications/ID', []],
  ['Late Lou', '/panel/rounds/ROUND', []],
  ['Late Lou', '/decisions/REFERENCE', []],
  ['Moira Flint', '/decisions/REFERENCE', []], // it is not in the work programme
  ['Mona Reid', '/decisions/REFERENCE', scored],
  ['Ann Prover', '/funder/applications/ID', scored],
  ['Tom Ashworth', '/funder/applications/ID', []],
  ['Tom Ashworth', '/decisions/REFERENCE', []],
  ['Joe Carter', '/applications/ID', []],
  ['Joe Carter', '/decisions/REFERENCE', []],
];
/** Drafts that somebody fills in for a group: whom to write to is the group's alone, also half filled in. */
const whileHelping: readonly (readonly [string, string])[] = [
  ['Hal Booth', '/helping'], ['Hal Booth', '/helping/HELPED'], ['Hal Booth', '/helping/HELPED/group'],
  ['Hal Booth', '/helping/HELPED/contact'], ['Hal Booth', '/helping/HELPED/confirm'],
  ['Hal Booth', '/applications/HELPED'], ['Hal Booth', '/applications/HELPED/check'],
  ['Hal Booth', '/applications/HELPED/copy'], ['Hal Booth', '/applications/HELPED/second-contact'],
  ['Hal Booth', '/helping/PAPER'], ['Olu Adeyemi', '/helping/HELPED'], ['Olu Adeyemi', '/funder/applications/HELPED'],
  ['Olu Adeyemi', '/helping/PAPER'], ['Olu Adeyemi', '/helping/PAPER/confirm'],
  ['Olu Adeyemi', '/helping/PAPER/contact'],
  ['Priya Nair', '/helping/PAPER'], ['Tom Ashworth', '/helping/PAPER'], ['Olu Adeyemi', '/funder/applications/PAPER'],
];
const forAll = [
  '/register', '/register.csv', '/register.json', '/rounds/ROUND', '/rounds', '/decisions/REFERENCE', '/api/register',
  '/api/rounds', '/api/rounds/ROUND', '/api/decisions/REFERENCE', '/applications/ID', '/funder/applications/ID',
];
/** The same once a grant is awarded: the group learns what was said of it. */
const after: typeof before = [
  ['Amina Begum', '/applications/ID', scored],
  ['Amina Begum', '/decisions/REFERENCE', scored],
  ['Joe Carter', '/decisions/REFERENCE', []],
  ['Tom Ashworth', '/decisions/REFERENCE', []],
  ['Tom Ashworth', '/funder/applications/ID', []],
];

describe('contact data and scores', () => {
  let moothall: Moothall;
  let story: Story;
  let sent: Sent;
  let server: ReturnType<typeof asking>;
  let helper: Readonly<Record<string, string>>;
  let [helped, paper] = ['', ''];
  const cookies = new Map([['nobody', '']]);

  beforeAll(async () => {
    moothall = await startMoothall();
    server = asking(moothall.url);
    story = await Story.begin(moothall);
    const draft = await story.draft(await story.round());
    await story.get(Applications).answer(draft.group, randomUUID(), draft.applicationId, 'contact', contact);
    await story.get(Applications).submit(draft.group, randomUUID(), draft.applicationId, { declared: true });
    sent = draft;
    await draftsThatAreHelped();
    const late = await registered(moothall, story.funders.lcc, 'home', 'assessor');
    const approver = await registered(moothall, story.funders.lcc, 'home', 'approver');
    const ids: Story['ids'] = { ...story.ids, 'Late Lou': late.personId!, 'Ann Prover': approver.personId!, ...helper };
    await story.isShown();
    for (const name of new Set([...before, ...after, ...whileHelping].map(([reader]) => reader)))
      cookies.set(name, await signedIn(moothall, ids[name]!));
    await story.declareNoInterests([sent]);
    await declareAs(late.personId!);
    await story.score(sent, 'Sam Whittaker', 3, 4);
    await story.score(sent, 'Bea Lord', 2, 2);
    await story.isShown();
  });
  afterAll(async () => {
    server.end();
    await moothall.stop();
  });

  /** One that a group lets a helper fill in, and one that an officer began for a group from a form on paper. */
  async function draftsThatAreHelped() {
    const cvs = await register(
      moothall, 'Calderbrook CVS', 'infrastructure-body', [{ name: 'Hal Booth', role: 'helper' }]);
    helper = cvs.personIds;
    const { group, applicationId, roundId } = await story.draft(sent.roundId);
    const service = story.get(Applications);
    await service.answer(group, randomUUID(), applicationId, 'contact', contact);
    const half = { page: 'contact', typed: JSON.stringify(contact) } as const;
    await service.leaveUnfinished(group, randomUUID(), applicationId, half);
    const second = { name: contact.phone, email: 'second@group.example' };
    await story.get(SecondContacts).name(group, randomUUID(), applicationId, second);
    await story.get(Helpers).permit(group, randomUUID(), applicationId, cvs.organisationId);
    [helped, paper] = [applicationId, await onPaper(story, roundId, 'A form', contact)];
  }

  const declareAs = async (personId: string) => {
    const actor = await story.get(Directory).actor(personId);
    await story.get(Assessments).declareInterests(
      actor, randomUUID(), sent.roundId, { seen: [sent.applicationId], interests: [] });
  };
  const readBy = async (reader: string, path: string) => {
    const address = path.replace('HELPED', helped).replace('PAPER', paper).replace('ID', sent.applicationId)
      .replace('ROUND', sent.roundId).replace('REFERENCE', sent.reference);
    const { body } = await server.ask({ method: 'GET', path: address, cookie: cookies.get(reader)! });
    return [...contacts, ...scored].filter((one) => body.includes(one));
  };

  it.each(before)('reach %s on %s only as far as they may: %j', async (reader, path, may) => {
    expect(await readBy(reader, path)).toEqual(may);
  });
  describe('of a draft that others fill in', () => {
    beforeAll(() => moothall.clock.moveTo(moments.open));
    afterAll(() => moothall.clock.moveTo(moments.closed));

    it('leave them the rest of it to fill in', async () => {
      const read = (reader: string, id: string) =>
        server.ask({ method: 'GET', path: `/helping/${id}/project`, cookie: cookies.get(reader)! });
      expect((await read('Hal Booth', helped)).body).toContain('A bench and a bit of green');
      expect((await read('Olu Adeyemi', paper)).body).toContain('There is nowhere to sit outside.');
    });
    it.each(whileHelping)('do not reach %s, who fills it in or would, on %s', async (reader, path) => {
      expect(await readBy(reader, path)).toEqual([]);
    });
  });
  it.each(forAll)('do not reach the public on %s', async (path) => {
    expect(await readBy('nobody', path)).toEqual([]);
  });

  describe('once a grant is awarded', () => {
    beforeAll(async () => {
      await story.award(sent, 50_000);
      await story.isShown();
    });

    it.each(after)('reach %s on %s only as far as they may: %j', async (reader, path, may) => {
      expect(await readBy(reader, path)).toEqual(may);
    });
    it.each(forAll)('do not reach the public on %s', async (path) => {
      expect(await readBy('nobody', path)).toEqual([]);
    });
  });
});
