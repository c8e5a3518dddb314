import { randomUUID } from 'node:crypto';
import { Checkpoints } from '#event-store';
import { people as peopleView, Organisations } from '#identity';
import { Applications } from '#small-pot-grants';
import { describeInBrowser } from '#testing';
import { type Moothall, operator, signIn, startMoothall } from '../support/moothall.js';
import { eventually, type Steps, stepsOn } from '../support/steps.js';
import { type Sent, Story } from '../support/story.js';

const councillors = { 'Ali Khan': 'scrutiny-member', 'Beth Moss': 'member' } as const;

await describeInBrowser('calling in a decision', ({ phone }) => {
  let moothall: Moothall;
  let story: Story;
  let group: Steps;
  const sent: Sent[] = [];
  const as = async (name: string, prefix = 'call-in') => {
    const page = await phone();
    await signIn(page, moothall, name);
    return stepsOn(page, moothall, prefix);
  };
  const pathOf = ({ reference }: Sent) => `/scrutiny/call-ins/${story.funders.lcc}/${reference}`;
  const isSeen = (who: Steps, path: string, text: string) =>
    eventually(async () => {
      await who.open(path);
      return (await who.words()).includes(text);
    });

  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    await letIn(moothall, story.funders.lcc);
    const roundId = await story.round({ perHead: false });
    for (let i = 0; i < 3; i++) sent.push(await story.sent(roundId));
    await story.declareNoInterests(sent);
    group = await as('Amina Begum', 'called-in-group');
  });
  afterAll(() => moothall.stop());

  it('begins with what the constitution says, which the monitoring officer records', async () => {
    const mona = await as('Mona Reid', 'constitution');
    await mona.follow('Constitution');
    expect(await mona.words()).toContain('No decision can be called in.');
    await mona.press('Record what it says on call-in');
    await mona.press('Save');
    expect(await mona.problems()).toEqual([
      'Enter how many councillors have to ask', 'Enter how many working days they have',
      'Enter a sum, or 0 for all decisions', 'Select whether urgent decisions can be taken out',
      'Enter where it stands, so that everybody can look it up',
    ]);
    await mona.look('call-in-errors');
    await mona.fill({
      'How many councillors have to ask?': '3', 'Within how many clear working days of publication?': '5',
      'From which sum on?': '0', 'Where does it stand?': 'Constitution, part 4, rule 15',
    });
    await mona.choose('Yes, before it is decided and with written reasons');
    await mona.press('Save');
    expect(await mona.words()).toContain('3 councillors can call in a decision, within 5 clear working days');
    await mona.look('call-in');
  });

  it('lets an urgent decision be carried out at once, with written reasons', async () => {
    const mona = await as('Mona Reid');
    await mona.follow('Call-in');
    await mona.press('Take an urgent decision out');
    await mona.press('Take it out');
    expect(await mona.problems()).toHaveLength(2);
    await mona.look('urgent-errors');
    const reasons = 'The hall’s roof is open, and the rain comes in.';
    await mona.fill({ 'Reference': sent[2]!.reference, 'Why can it not wait?': reasons });
    await mona.press('Take it out');
    expect(await mona.words()).toContain('Taken out of call-in as urgent');
    await story.award(sent[2]!, 90_000);
    await isSeen(group, `/applications/${sent[2]!.applicationId}`, 'Do you want it?');
    await group.open(`/decisions/${sent[2]!.reference}`);
    expect(await group.words()).toContain(reasons);
  });

  it('keeps the group waiting, in plain words, while councillors can still ask', async () => {
    moothall.clock.moveTo('2027-05-10T09:00:00.000Z'); // a Monday
    for (const one of sent.slice(0, 2)) await story.award(one, 100_000);
    await group.open(`/applications/${sent[0]!.applicationId}`);
    expect(await group.heading()).toBe('You are to get a grant');
    expect(await group.words()).toContain('until Monday 17 May 2027 at 11:59pm');
    await group.look('waits');
    await group.open(`/applications/${sent[0]!.applicationId}/accept`);
    expect(await group.heading()).toBe('You are to get a grant');
    await expect(story.get(Applications).accept(sent[0]!.group, randomUUID(), sent[0]!.applicationId))
      .rejects.toMatchObject({ rule: 'offer-held' });
  });

  it('takes three councillors, each with reasons', async () => {
    const moira = await as('Moira Flint');
    await isSeen(moira, '/scrutiny', `Call in ${sent[0]!.reference}, or leave it`);
    await moira.follow('Call-in');
    await moira.look('list');
    await moira.follow(sent[0]!.reference);
    await moira.press('Ask for it');
    expect(await moira.problems()).toEqual(['Enter why you want it called in']);
    await moira.look('ask-errors');
    await ask(moira, 'The scores changed after the panel had met.');
    expect(await moira.words()).toContain('1 of 3 has asked for it');
    expect(await moira.words()).toContain('You have asked for it.');
    for (const [name, why] of Object.entries({ 'Ali Khan': 'It is by a school.', 'Beth Moss': 'Nobody asked us.' })) {
      const councillor = await as(name);
      await councillor.open(pathOf(sent[0]!));
      await ask(councillor, why);
    }
    await moira.open(pathOf(sent[0]!));
    expect(await moira.words()).toContain('Called in. The scrutiny committee looks at it.');
    await moira.look('called-in');
    await isSeen(group, `/applications/${sent[0]!.applicationId}`, 'Some councillors asked to look at the decision');
    await group.look('called-in');
  });
  const ask = async (councillor: Steps, why: string) => {
    await councillor.fill({ 'Why?': why });
    await councillor.press('Ask for it');
  };

  it('lets what nobody called in go on when the time is over', async () => {
    moothall.clock.moveTo('2027-05-17T23:00:00.000Z');
    await isSeen(group, `/applications/${sent[1]!.applicationId}`, 'Do you want it?');
    expect(await group.words()).toContain('by Monday 14 June 2027 at 11:59pm');
    moothall.clock.moveTo('2027-06-20T09:00:00.000Z');
    await isSeen(group, `/applications/${sent[1]!.applicationId}`, 'The offer has ended');
    await group.open(`/applications/${sent[0]!.applicationId}`);
    expect(await group.heading()).toBe('You are to get a grant');
  });

  it('goes with documents that a councillor asks for, and gets without what the law exempts', async () => {
    const moira = await as('Moira Flint', 'documents');
    await moira.follow('Your committee');
    await moira.follow('Documents you ask for');
    await moira.press('Ask for documents');
    await moira.press('Ask for them');
    expect(await moira.problems())
      .toEqual(['Enter which documents you ask for', 'Enter why your committee needs them']);
    await moira.look('ask-errors');
    await moira.fill({
      'About which decision? (optional)': sent[0]!.reference, 'Which documents?': 'The score sheets of 4 May',
      'Why does your committee need them?': 'The scores changed.',
    });
    await moira.press('Ask for them');
    expect(await moira.words()).toContain('By Wednesday 30 June 2027 at 11:59pm');
    const mona = await as('Mona Reid', 'documents');
    await mona.follow('Scrutiny');
    await mona.follow('The score sheets of 4 May');
    await mona.fill({ 'Your answer': 'All four sheets are in the members’ room.' });
    await mona.fill({ 'What is left out?': 'The home address of an assessor' });
    await mona.press('Give them');
    expect(await mona.problems()).toEqual(['Select the paragraph', 'Enter how you weighed the public interest']);
    await mona.look('give-errors');
    await mona.page.getByLabel('Why may it be left out? (Schedule 12A)').selectOption('1');
    await mona.fill({ 'How did you weigh the public interest?': 'Nobody needs it to judge the scores.' });
    await mona.press('Give them');
    await moira.open('/scrutiny/documents');
    await moira.follow('The score sheets of 4 May');
    expect(await moira.words()).toContain('All four sheets are in the members’ room.');
    expect(await moira.words()).toContain('Paragraph 1. About an individual');
    await moira.look('given');
    await mona.open(`/decisions/${sent[0]!.reference}`);
    expect(await mona.words()).toContain('The scrutiny committee got the documents.');
    await group.open(`/decisions/${sent[0]!.reference}`);
    expect(await group.words()).not.toContain('score sheets');
  });

  it('ends in a decision that is sent back, confirmed with reasons, and only then accepted', async () => {
    const moira = await as('Moira Flint');
    await moira.open(pathOf(sent[0]!));
    await moira.press('Put it on record');
    expect(await moira.problems()).toHaveLength(3);
    await moira.look('outcome-errors');
    await moira.choose('It is to be decided again');
    await moira.fill({ Day: '18', Month: '6', Year: '2027' }, 'On which day did it meet?');
    await moira.fill({ 'What do the minutes say?': 'Minute 4: say why the scores changed.' });
    await moira.press('Put it on record');
    expect(await moira.words()).toContain('sent the decision back, to be decided again');
    const jean = await as('Cllr Jean Hargreaves', 'decide-again');
    await isSeen(jean, `/panel/applications/${sent[0]!.applicationId}/decide`, 'Decide again');
    await jean.follow('Decide again');
    await jean.press('Decide');
    expect(await jean.problems()).toEqual(['Select whether the decision stands', 'Enter your reasons']);
    await jean.look('errors');
    await jean.choose('Yes, it stands');
    await jean.fill({ 'Your reasons': 'A sum was wrong on one score sheet. The order stays.' });
    await jean.press('Decide');
    await isSeen(group, `/applications/${sent[0]!.applicationId}`, 'Do you want it?');
    await group.press('Yes, accept it');
    await group.press('Yes, accept £1,000');
    expect(await group.heading()).toBe('You have a grant');
    await group.open(`/decisions/${sent[0]!.reference}`);
    expect(await group.words()).toContain('The decision was called in: 3 members asked for it');
    expect(await group.words()).toContain('The decider looked at the decision again and confirmed it');
    await group.look('trail');
  });

  it('is asked about in public, and everybody reads the answer beside the decision', async () => {
    const moira = await as('Moira Flint', 'questions');
    await moira.follow('Your committee');
    await moira.follow('Questions you ask');
    await moira.press('Ask a question');
    await moira.press('Ask it');
    expect(await moira.problems()).toEqual(['Enter your question', 'Select who may read question and answer']);
    await moira.look('ask-errors');
    await askInWords(moira, sent[2]!.reference, 'Who adds up the scores?', 'Everybody');
    await askInWords(moira, '', 'How many call-ins?', 'Everybody');
    await moira.look('list');
    await isSeen(moira, '/scrutiny', `An answer about ${sent[2]!.reference}`);
    const mona = await as('Mona Reid', 'questions');
    await mona.follow('Scrutiny');
    await mona.follow('Who adds up the scores?');
    await mona.press('Answer');
    expect(await mona.problems()).toEqual(['Enter your answer']);
    await mona.look('answer-errors');
    await mona.fill({ 'Your answer': 'The software does, since 1 June.' });
    await mona.press('Answer');
    await mona.look('answers');
    const citizen = stepsOn(await phone(), moothall, 'questions');
    await citizen.open(`/decisions/${sent[2]!.reference}`);
    for (const text of ['Who adds up the scores?', 'The software does, since 1 June.'])
      expect(await citizen.words()).toContain(text);
    expect(await citizen.words()).not.toContain('Moira Flint');
    await citizen.look('trail');
    await citizen.open('/questions-of-scrutiny');
    expect(await citizen.words()).toContain('How many call-ins?');
    expect(await citizen.words()).not.toContain('Who adds up');
    await citizen.look('public');
  });
  const askInWords = async (member: Steps, reference: string, question: string, readers: string) => {
    await member.open('/scrutiny/questions/new');
    await member.fill({ 'About which decision? (optional)': reference, 'Your question': question });
    await member.choose(readers);
    await member.press('Ask it');
  };

  it('is asked about among themselves, and the public reads nothing of it', async () => {
    const moira = await as('Moira Flint', 'questions');
    await askInWords(moira, sent[2]!.reference, 'Was a score lost?', 'Your committee and the council');
    const mona = await as('Mona Reid', 'questions');
    await mona.follow('Scrutiny');
    await mona.follow('Was a score lost?');
    await mona.fill({ 'Your answer': 'No. One was typed late.' });
    await mona.press('Answer');
    await moira.open('/scrutiny/questions');
    await moira.follow('Was a score lost?');
    expect(await moira.words()).toContain('No. One was typed late.');
    await moira.look('question');
    await mona.open(`/decisions/${sent[2]!.reference}`);
    expect(await mona.page.textContent('main')).toContain('No. One was typed late.'); // among smaller steps, folded
    const citizen = stepsOn(await phone(), moothall, 'questions');
    await citizen.open(`/decisions/${sent[2]!.reference}`);
    expect(await citizen.page.textContent('main')).not.toContain('score lost');
  });

  it('leads to what a task group recommends, which everybody can read at once', async () => {
    const moira = await as('Moira Flint', 'recommendations');
    await moira.follow('Your committee');
    await moira.follow('What your committee recommends');
    await moira.press('Put a recommendation on record');
    await moira.press('Put it on record');
    expect(await moira.problems()).toEqual([
      'Enter the name of the committee or task group', 'Enter what is recommended', 'Enter why',
      'Enter whose answer you ask for', 'Enter the day of the meeting', 'Enter the minute',
    ]);
    await moira.look('make-errors');
    await moira.fill({
      'Which committee or task group recommends it?': 'Task group on small grants',
      'What does it recommend?': 'Have two people add up each score sheet', 'Why?': 'A sum was wrong.',
      'Whose answer do you ask for?': 'Cabinet member for communities', 'Which minute says so?': 'Minute 12',
      'About which decision? (optional)': 'MH-22222222',
    });
    await moira.fill({ Day: '18', Month: '6', Year: '2027' }, 'On which day did the meeting agree it?');
    await moira.press('Put it on record');
    expect(await moira.problems()).toHaveLength(1);
    await moira.fill({ 'About which decision? (optional)': sent[0]!.reference });
    await moira.press('Put it on record');
    expect(await moira.words()).toContain('Waiting for an answer by Friday 20 August 2027 at 11:59pm');
    await moira.look('list');
    await isSeen(moira, '/scrutiny', 'An answer from Cabinet member for communities');
    const citizen = await anybody();
    await citizen.open(`/decisions/${sent[0]!.reference}`);
    expect(await citizen.words()).toContain('Scrutiny made a recommendation on Friday 18 June 2027');
    expect(await citizen.words()).not.toContain('Moira Flint');
  });

  it('has an answer with reasons, called late after two months, and work that is reported', async () => {
    moothall.clock.moveTo('2027-08-21T09:00:00.000Z');
    const citizen = await anybody();
    await citizen.open('/recommendations');
    expect(await citizen.words()).toContain('Late');
    await citizen.look('late');
    const mona = await as('Mona Reid', 'recommendations');
    await mona.follow('Scrutiny');
    await mona.follow('Have two people add up each score sheet');
    await mona.press('Put the answer on record');
    expect(await mona.problems()).toEqual(['Select the answer', 'Enter the reasons for the answer']);
    await mona.look('answer-errors');
    await mona.choose('Accepted in part');
    await mona.fill({ 'The reasons, and what will be done': 'From £1,000 on.' });
    await mona.press('Put the answer on record');
    expect(await mona.words()).toContain('Accepted in part, not begun. Answered after the last day');
    await mona.press('Put it on record');
    expect(await mona.problems()).toEqual(['Select how far it is', 'Enter what was done, or why it was dropped']);
    await mona.look('progress-errors');
    await mona.choose('Under way');
    await mona.fill({ 'What was done, or why was it dropped?': 'The sheet has a second box.' });
    await mona.fill({ Day: '31', Month: '10', Year: '2027' }, 'By when will the rest be done? (optional)');
    await mona.press('Put it on record');
    expect(await mona.words()).toContain('Under way, to be done by 31 October 2027');
    await mona.choose('Done');
    await mona.fill({ 'What was done, or why was it dropped?': 'Two people sign each sheet.' });
    await mona.press('Put it on record');
    expect(await mona.words()).toContain('Reported as done. The committee looks at it');
  });

  it('is done when the committee says so, and everybody sees how it went', async () => {
    const moira = await as('Moira Flint', 'recommendations');
    await isSeen(moira, '/scrutiny', 'Say whether a recommendation is done');
    await moira.follow('Say whether a recommendation is done');
    await moira.press('Put it on record');
    expect(await moira.problems()).toEqual(['Select whether it is done', 'Enter what your committee says']);
    await moira.look('judge-errors');
    await moira.choose('Yes, it is done');
    await moira.fill({ 'In which words?': 'Minute 5: we saw ten sheets.' });
    await moira.press('Put it on record');
    const citizen = await anybody();
    await citizen.open('/decisions');
    await citizen.follow('What scrutiny recommended');
    await citizen.look('public');
    await citizen.follow('Have two people add up each score sheet');
    expect(await citizen.words()).toMatch(
      /Accepted in part.*The sheet has a second box.*Two people sign each sheet.*agreed that it is done.*ten sheets/s);
    await citizen.look('one');
  });
  const anybody = async () => stepsOn(await phone(), moothall, 'recommendations-public');
});

/** Two more councillors, beside the one whom every story has. */
async function letIn({ app }: Moothall, organisationId: string): Promise<void> {
  const service = app.get(Organisations);
  for (const [name, role] of Object.entries(councillors)) {
    const personId = randomUUID();
    await service.registerPerson({ personId, name }, operator());
    const { position } = await service.giveRole({ organisationId, personId, role }, operator());
    await app.get(Checkpoints).waitFor(peopleView, position, 10_000);
  }
}
