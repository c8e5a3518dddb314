import { randomUUID } from 'node:crypto';
import { EventStore } from '#event-store';
import { Applications, Assessments } from '#small-pot-grants';
import { describeInBrowser } from '#testing';
import { LogIndex, LogSigner, Sequencer } from '#transparency';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { scrutinise } from '../support/scrutiny.js';
import { type Steps, stepsOn } from '../support/steps.js';
import { type Sent, Story } from '../support/story.js';

/** A grant with everything in it: an interest, a score that was changed, a decision against the list, an answer. */
async function tell(moothall: Moothall) {
  const story = await Story.begin(moothall);
  const roundId = await story.round();
  const bench = await story.sent(roundId);
  const drums = await story.sent(roundId, { by: 'Kath Doyle', title: 'Drums for everybody', place: 'Riverside' });
  await story.declareNoInterests([bench, drums], ['Sam Whittaker', 'Cllr Jean Hargreaves']);
  await story.get(Assessments).declareInterests(await story.actor('Bea Lord'), randomUUID(), roundId, {
    seen: [bench.applicationId, drums.applicationId],
    interests: [{ applicationId: bench.applicationId, nature: 'My sister lives there.' }],
  });
  await story.score(bench, 'Sam Whittaker', 2, 2);
  await story.score(drums, 'Sam Whittaker', 4, 4);
  story.aMinuteLater();
  await story.score(bench, 'Sam Whittaker', 3, 2);
  story.aMinuteLater();
  await story.award(bench, 90_000);
  await story.get(Applications).accept(bench.group, randomUUID(), bench.applicationId);
  await scrutinise(story, bench);
  await story.isShown();
  return { story, bench, roundId };
}

const read = async (steps: Steps) => (await steps.words()).replace(/\s+/g, ' ');

await describeInBrowser('somebody who wants to understand a decision', ({ phone }) => {
  let moothall: Moothall;
  let story: Story;
  let bench: Sent;
  let roundId: string;
  let anybody: Steps;
  let member: Steps;
  /** When the record had the last event of this type about the case. */
  const recorded = async (type: string) => {
    const events = await story.get(EventStore).readStream(`application-${bench.applicationId}`);
    return events.findLast((event) => event.type === type)!.recordedAt;
  };

  beforeAll(async () => {
    moothall = await startMoothall();
    ({ story, bench, roundId } = await tell(moothall));
    anybody = stepsOn(await phone(), moothall, 'understanding');
    const page = await phone();
    await signIn(page, moothall, 'Moira Flint');
    member = stepsOn(page, moothall, 'councillor');
  });
  afterAll(() => moothall.stop());

  it('reads why it was decided so, from the facts alone, and what they do not hold', async () => {
    await anybody.open(`/decisions/${bench.reference}`);
    const words = await read(anybody);
    for (const fact of [
      'Why this decision?', 'The decider awarded £900 of the £1,000 that the group asked for.',
      'The reasons A clear need, and a plan that will work.', 'What is scored, and its weight Need: 60%; Reach: 40%.',
      '65 out of 100, from one assessor.', 'Place in the list 2.',
      'Of the 1 placed higher, 0 have been awarded so far.',
      'Left in the pot £10,000 before, £9,100 after.', 'Declared, so it was closed to them: An assessor.',
      'What came of it The group accepted the grant of £900.', 'It followed from step',
    ]) expect(words).toContain(fact);
    for (const secret of ['My sister', 'Sam Whittaker', 'changed from']) expect(words).not.toContain(secret);
    await anybody.look('case');
  });

  it('sees every score and how it changed, as a member of the scrutiny committee', async () => {
    await member.open(`/decisions/${bench.reference}`);
    const words = await read(member);
    for (const fact of ['3 out of 4, changed from 2', 'Sam Whittaker', 'My sister lives there.'])
      expect(words).toContain(fact);
    await member.look('case');
  });

  it('reads the case as it stood before it was decided', async () => {
    await anybody.open(`/decisions/${bench.reference}?at=${await recorded('ApplicationSubmitted')}`);
    const words = await read(anybody);
    expect(words).toContain('This is the record as it stood at');
    expect(words).toContain('No decision is on record at that time.');
    expect(words).not.toContain('awarded £900');
    await anybody.look('case-as-at');
  });

  it('reads the case as it stood with one entry of the public record, and gets its proof', async () => {
    await story.get(Sequencer).catchUp();
    await story.get(LogSigner).sign();
    const events = await story.get(EventStore).readStream(`application-${bench.applicationId}`);
    const sent = events.find(({ type }) => type === 'ApplicationSubmitted')!;
    const entry = (await story.get(LogIndex).indexesOf([sent.id])).get(sent.id);
    await anybody.open(`/decisions/${bench.reference}?at=${entry}`);
    expect(await read(anybody)).toContain(`This is the record as it stood at entry ${entry} of the public record.`);
    expect(await read(anybody)).toContain('No decision is on record at that time.');
    await anybody.open(`/decisions/${bench.reference}?at=999999`);
    expect(await anybody.problems()).toEqual(['The public record has no such entry yet. Choose a day instead']);
    await anybody.open(`/decisions/${bench.reference}`);
    for (const to of [`/decisions/${bench.reference}?at=${entry}`, `/log/proof/${entry}`])
      expect(await anybody.page.locator(`a[href="${to}"]`).count()).toBe(1);
  });

  it('is told so where the case had not begun, or the time is still to come', async () => {
    await anybody.open(`/decisions/${bench.reference}?at=2020-01-01`);
    expect(await anybody.words()).toContain('At the end of 1 January 2020 nothing about this case was on record yet.');
    await anybody.look('case-not-begun');
    await anybody.open(`/decisions/${bench.reference}`);
    await anybody.fill({ Day: '1', Month: '1', Year: '2040' }, 'When?');
    await anybody.press('Show it as it stood');
    expect(await anybody.problems()).toEqual(['That is still to come. Choose a time that has gone by']);
    await anybody.look('case-as-at-error');
  });

  it('lays two times side by side', async () => {
    await member.open(`/decisions/${bench.reference}/changes`);
    await member.press('Show what changed');
    await member.fill({ Day: '1', Month: '1', Year: '2020' }, 'From');
    await member.press('Show what changed');
    const words = await read(member);
    for (const fact of ['What changed', 'Status', 'Not there', 'The group accepted the grant of £900.',
      'What was recorded between them']) expect(words).toContain(fact);
    await member.look('case-changes');
  });

  it('reads the record of the decision as the law asks for it, and what is not in it', async () => {
    await anybody.open(`/decisions/${bench.reference}`);
    await anybody.follow('The record of the decision');
    const words = await read(anybody);
    for (const fact of ['The reasons A clear need, and a plan that will work.', 'Dispensations None recorded',
      'Alternatives considered and rejected None recorded', 'It stood on the application as at revision',
      'Up to £100,000', 'A decider, Lancashire County Council']) expect(words).toContain(fact);
    expect(words).not.toContain('Sam Whittaker');
    await anybody.look('record');
    await member.open(`/decisions/${bench.reference}/record`);
    expect(await read(member)).toContain('Sam Whittaker, an assessor changed Need from 2 to 3');
    const pdf = await fetch(`${moothall.url}/decisions/${bench.reference}/record.pdf`);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('sees the round, its pot and the register as they stood', async () => {
    const before = await recorded('ApplicationSubmitted');
    await anybody.open(`/rounds/${roundId}/as-at`);
    for (const fact of ['Scored: Need 60%', 'Left in the pot £9,100', 'Accepted and spent £900'])
      expect(await read(anybody)).toContain(fact);
    await anybody.look('round-as-at');
    await anybody.open(`/rounds/${roundId}/as-at?at=${before}`);
    for (const fact of ['Left in the pot £10,000', 'Awards that stand 0'])
      expect(await read(anybody)).toContain(fact);
    await anybody.open(`/rounds/${roundId}/changes?from[day]=1&from[month]=1&from[year]=2020`);
    expect(await read(anybody)).toContain('there was nothing on record yet');
    await anybody.open(`/register/as-at?at=${before}`);
    expect(await read(anybody)).toContain('Grants that stand 0');
    await anybody.open('/register/changes?from[day]=1&from[month]=1&from[year]=2020');
    expect(await read(anybody)).toContain(`${bench.reference} Not there £900 to Brookside Tenants' Group: Accepted`);
    await anybody.look('register-changes');
  });

  it('sees a fund and every application of a round as they stood, as an officer', async () => {
    const page = await phone();
    await signIn(page, moothall, 'Olu Adeyemi');
    const olu = stepsOn(page, moothall, 'officer');
    await olu.open(`/funder/rounds/${roundId}/as-at`);
    expect(await read(olu)).toContain(`Application ${bench.reference} accepted, asked for £1,000, awarded £900`);
    await olu.open('/funder');
    await olu.follow('Neighbourhoods');
    expect(await read(olu)).toContain('Set aside for rounds £10,000 Free £10,000');
    await olu.look('fund-as-at');
  });

  it('asks for the first of the two days', async () => {
    await anybody.open(`/decisions/${bench.reference}/changes`);
    await anybody.fill({ Day: '1', Month: '1', Year: '2027' }, 'To');
    await anybody.press('Show what changed');
    expect(await anybody.problems()).toEqual(['Enter the first of the two days']);
    await anybody.look('case-changes-error');
  });
});
