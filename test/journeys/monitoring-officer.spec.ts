import { londonDay } from '#calendar';
import { EventStore, START } from '#event-store';
import { ReadingLog } from '#privacy';
import { describeInBrowser } from '#testing';
import { LogSigner, Sequencer } from '#transparency';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { type Steps, stepsOn } from '../support/steps.js';
import { type Sent, Story } from '../support/story.js';

await describeInBrowser('a monitoring officer', ({ phone }) => {
  let moothall: Moothall;
  let story: Story;
  let declined: Sent;
  let mona: Steps;
  const as = async (name: string, prefix: string) => {
    const page = await phone();
    await signIn(page, moothall, name);
    return stepsOn(page, moothall, prefix);
  };

  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    declined = await story.sent(await story.round({ perHead: false }));
    await story.declareNoInterests([declined]);
    await story.decline(declined);
    await story.draft(declined.roundId);
    await story.isShown();
    mona = await as('Mona Reid', 'monitoring-officer');
  });
  afterAll(() => moothall.stop());

  it('gives a delegation, once everything that it needs is there', async () => {
    await mona.follow('Who may decide');
    expect(await mona.heading()).toBe('Who may decide');
    await mona.press('Give a delegation');
    await mona.press('Give the delegation');
    expect(await mona.problems()).toEqual([
      'Select who may decide', 'Enter the largest sum that they may decide on',
      'Enter the first day on which it holds', 'Enter the minute, so that everybody can look it up',
    ]);
    await mona.look('delegation-errors');
    await mona.choose('Everybody in the role: Portfolio holder');
    await mona.fill({
      'Up to which sum for each application?': '5,000',
      'Under which minute or scheme?': 'Full Council, 14 May 2027, minute 12',
    });
    await mona.fill({ Day: '20', Month: '5', Year: '2027' }, 'From which day?');
    await mona.fill({ Day: '19', Month: '5', Year: '2027' }, 'To which day? (optional)');
    await mona.press('Give the delegation');
    expect(await mona.problems()).toEqual(['It has to end after it starts']);
    await mona.fill({ Year: '2028' }, 'To which day? (optional)');
    await mona.press('Give the delegation');
    expect(await mona.words()).toContain('Up to £5,000, from 20 May 2027 to 19 May 2028');
    expect(await mona.words()).toContain('To come');
    await mona.look('delegations');
  });

  it('says below which sum one person may do two jobs', async () => {
    await mona.follow('Change how duties are kept apart');
    await mona.look('duties');
    await mona.fill({
      'From which sum on does whoever approved the round not decide?': '500',
      'Under which minute or scheme?': 'Cabinet, 3 June 2027, minute 9',
    });
    await mona.press('Save');
    expect(await mona.words()).toContain('from £500 on');
  });

  it('ends a delegation, with a reason', async () => {
    await mona.page.getByRole('link', { name: 'End the delegation to Portfolio holder' }).click();
    await mona.press('End the delegation');
    expect(await mona.problems()).toEqual(['Enter why it ends']);
    await mona.look('end-delegation');
    await mona.fill({ 'Why does it end?': 'The cabinet has changed.' });
    await mona.press('End the delegation');
    expect(await mona.words()).toContain('Ended: The cabinet has changed.');
  });

  it('lets everybody read who may decide', async () => {
    const citizen = stepsOn(await phone(), moothall, 'who-decides');
    await citizen.open('/');
    await citizen.follow('Who decides');
    await citizen.follow('Lancashire County Council');
    expect(await citizen.words()).toContain('Full Council, 14 May 2027, minute 12');
    await citizen.look('funder');
  });

  it('answers scrutiny: refuses with written reasons, and gives what is asked for again', async () => {
    const moira = await as('Moira Flint', 'scrutiny');
    const ask = async (reason: string) => {
      await moira.open('/scrutiny/ask');
      await moira.fill({ Reference: declined.reference, 'Why does your committee need it?': reason });
      await moira.press('Ask for it');
    };
    expect((await moira.open(`/decisions/${declined.reference}`))?.status()).toBe(404);
    await moira.open('/scrutiny/ask');
    await moira.fill({ Reference: 'MH-00000000', 'Why does your committee need it?': 'To look.' });
    await moira.press('Ask for it');
    expect(await moira.problems()).toEqual(['Your council has no such case. Check the reference']);
    await moira.look('ask');
    await ask('A resident wrote to us.');
    await answer('Refuse', { 'Your reasons': 'A call-in is open. Ask again after 1 July.' });
    await moira.open('/scrutiny');
    expect(await moira.words()).toContain('A call-in is open. Ask again after 1 July.');
    await ask('The call-in is over.');
    await answer('Take it into the programme', {});
    await moira.open('/scrutiny');
    await moira.look('programme');
    await moira.follow(`Look into ${declined.reference}`);
    expect(await moira.words()).toContain('The decider declined the application.');
    expect(await moira.words()).toContain('The scrutiny committee was refused the parts that are not public.');
    await moira.look('trail');
  });

  it('reads what was done on a day, and of cases only that there were steps', async () => {
    const day = await dayOf('DelegationEnded');
    await mona.open('/scrutiny/requests');
    await mona.follow('What was done');
    await mona.fill({ 'Which day?': 'yesterday' });
    await mona.press('Show');
    expect(await mona.problems()).toEqual(['Enter a real date, like 2 4 2027']);
    await mona.look('days-errors');
    await mona.fill({ 'Which day?': day });
    await mona.press('Show');
    const [words, links] = [await mona.words(), await mona.page.locator('main ol a').allInnerTexts()];
    expect(words).toContain('A delegation was ended.');
    expect(words).toContain('Because: The cabinet has changed.');
    expect(words).toContain('By Mona Reid, the monitoring officer, for Lancashire County Council');
    expect(words).toContain('everybody in the role Portfolio holder. Up to £5,000, from 20 May 2027 to 19 May 2028.');
    expect(words).not.toMatch(/declined the application|resident wrote/);
    expect(new Set(links)).toEqual(new Set([declined.reference])); // and not the draft that nobody has sent
    await mona.look('days');
    const [reading] = await story.get(ReadingLog).list([story.funders.lcc], { refersTo: day });
    expect(reading).toMatchObject({ readerId: story.ids['Mona Reid'], what: `day:${day}` });
  });

  /** On which day an event was recorded, once all is in the public log. */
  const dayOf = async (type: string) => {
    await story.get(Sequencer).catchUp();
    await story.get(LogSigner).sign();
    const events = await story.get(EventStore).readAll({ after: START, limit: 10_000 });
    return londonDay(events.find((event) => event.type === type)!.recordedAt);
  };

  const answer = async (press: string, fields: Readonly<Record<string, string>>) => {
    await mona.open('/scrutiny/requests');
    await mona.follow(declined.reference);
    await mona.look('scrutiny-asks');
    await mona.fill(fields);
    await mona.press(press);
  };
});
