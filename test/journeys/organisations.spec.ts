import { randomUUID } from 'node:crypto';
import { CarryingOut, Erasures } from '#data-protection';
import { EventStore, START } from '#event-store';
import { Directory, Organisations } from '#identity';
import { Applications } from '#small-pot-grants';
import { describeInBrowser } from '#testing';
import { type Moothall, register, signIn, startMoothall } from '../support/moothall.js';
import { eventually, type Steps, stepsOn } from '../support/steps.js';
import { moments, type Sent, Story } from '../support/story.js';

await describeInBrowser('the records of organisations', ({ phone }) => {
  let moothall: Moothall;
  let story: Story;
  let olu: Steps;
  let sent: Sent;
  const operator = () => {
    const commandId = randomUUID();
    return {
      commandId, actor: 'operator', role: 'administrator', authority: 'set-up', organisationId: '',
      correlationId: commandId, causationId: commandId,
    };
  };

  beforeAll(async () => {
    moothall = await startMoothall({ now: moments.before });
    story = await Story.begin(moothall);
    await story.get(Organisations).register({
      organisationId: randomUUID(), kind: 'charity', name: 'Hilltop Community Choir', postcode: 'BB1 1AA',
      numbers: ['GB-CHC-1234567'],
    }, operator());
    const { personIds } = await register(moothall, 'Nobody', 'small-group', [{ name: 'Gwen Pugh', role: 'applicant' }]);
    Object.assign(story.ids, personIds);
    await story.isShown();
    const page = await phone();
    await signIn(page, moothall, 'Olu Adeyemi');
    olu = stepsOn(page, moothall, 'organisations');
  });
  afterAll(() => moothall.stop());

  const eventsOf = async (name: string) =>
    (await story.get(EventStore).readAll({ after: START, limit: 10_000 })).filter(({ type }) => type === name);
  async function signatoryOf(personId: string) {
    await story.isShown();
    const { memberships } = await story.get(Directory).actor(personId);
    return memberships.filter(({ role }) => role === 'signatory').map(({ organisationId }) => organisationId);
  }

  describe('adding one', () => {
    it('says what is missing, and what is no number or postcode', async () => {
      await olu.open('/organisations');
      await olu.look('list');
      await olu.press('Add an organisation');
      await olu.look('new');
      await olu.press('Add it');
      expect(await olu.problems()).toEqual(['Enter what it is called', 'Select what kind of organisation it is']);
      await olu.look('new-errors');
      await olu.fill({ 'What is it called?': 'Hilltop Choral', 'Charity number, if it has one': 'ask Gwen' });
      await olu.choose('Charity');
      await olu.press('Add it');
      expect(await olu.problems()).toEqual(['Enter a charity number: 6 or 7 digits, or SC or NIC and 6 digits']);
      await olu.fill({ 'Charity number, if it has one': '', 'Postcode (optional)': 'Hilltop' });
      await olu.press('Add it');
      expect(await olu.problems()).toEqual(['Enter a postcode, like BB1 1AA']);
    });

    it('asks first whether it is one of those that look like it', async () => {
      await olu.fill({ 'Postcode (optional)': 'bb11aa' });
      await olu.press('Add it');
      expect(await olu.problems()).toEqual(['Look at these first. Tick the box if it is none of them']);
      expect(await olu.words()).toContain('Is it one of these?');
      expect(await olu.words()).toContain('Hilltop Community Choir, charity, 1234567 (charity)');
      await olu.look('is-it-one-of-these');
    });

    it('puts it on record once somebody says that it is another, and keeps that they said so', async () => {
      await olu.choose('No, it is none of these');
      await olu.fill({ Name: 'Gwen Pugh', 'Email, phone or address': 'gwen@example.org' }, 'Contact 1');
      await olu.press('Add it');
      expect(await olu.heading()).toBe('Hilltop Choral');
      expect(await olu.words()).toContain('Gwen Pugh, gwen@example.org');
      expect(await olu.words()).toContain('BB1 1AA');
      await olu.look('organisation');
      expect((await eventsOf('OrganisationRegistered')).at(-1)?.data)
        .toMatchObject({ different: 'said', likelySame: [expect.any(String)] });
    });
  });

  describe('a contact who wants to be forgotten', () => {
    it('is found by the id on the page, and erased by two people', async () => {
      const [, id = ''] = /ask for the id ([\w-]+)/.exec(await olu.words()) ?? [];
      const address = olu.path();
      await olu.open('/data-protection/erasures/new');
      await olu.fill({ 'Reference of an application, or id': id });
      await olu.choose('The person behind it, and all that they sent');
      await olu.page.getByLabel('They agreed to it once, and no longer do').check();
      await olu.press('Make the request');
      expect(await olu.words()).toContain('Name and address as a contact of an organisation');
      const erasureId = olu.path().split('/').at(-1)!;
      for (const name of ['Dot Marsh', 'Ed Finch'])
        await story.get(Erasures).approve(await story.actor(name), randomUUID(), erasureId);
      await story.get(CarryingOut).carryOut(erasureId).catch(() => undefined); // the worker may have been faster
      await olu.open(address);
      expect(await olu.words()).toContain('(erased), (erased)');
      expect(await olu.words()).not.toContain('gwen@example.org');
    });
  });

  describe('looking for one', () => {
    it.each([['hiltop choir', 'Hilltop Community Choir'], ['GB-CHC-1234567', 'Hilltop Community Choir'],
      ['bb1 1aa', 'Hilltop Choral']])('finds by %j', async (text, name) => {
      await olu.open('/organisations');
      await olu.fill({ 'Name, postcode or number': text });
      await olu.press('Search');
      expect(await olu.words()).toContain(name);
      expect(await olu.words()).not.toContain('Lancashire County Council');
    });
    it('says where there is none', async () => {
      await olu.fill({ 'Name, postcode or number': 'Quarry Bank Rovers' });
      await olu.press('Search');
      expect(await olu.words()).toContain('Nothing like it is on record.');
      await olu.look('not-found');
    });
  });

  describe('a group that applies', () => {
    const contact = 'Kath Doyle';

    it('is put on record without being asked for more, and its applicant signs for it', async () => {
      Object.assign(story.ids, { [contact]: story.ids['Gwen Pugh'] }); // who has no such group yet
      sent = await story.sent(await story.round(), { by: contact });
      await eventually(async () => (await signatoryOf(sent.group.personId)).length === 1);
      const [organisationId] = await signatoryOf(sent.group.personId);
      expect(await story.get(Directory).organisationName(organisationId!)).toBe('Riverside Youth Band');
    });

    it('is the same group when it applies again', async () => {
      const again = await story.sent(sent.roundId, { by: contact, title: 'Drums' });
      await eventually(async () => (await eventsOf('GroupIdentified')).length === 2);
      const [first, second] = await eventsOf('GroupIdentified');
      const { organisationId } = first?.data as { organisationId: string };
      expect(second?.data).toMatchObject({ applicationId: again.applicationId, organisationId, registers: null });
    });

    it('finds in its next application what it told before, to check and change', async () => {
      const [applicationId, group] = [randomUUID(), await story.actor(contact)];
      const eligibility = [{ questionId: 'small', answer: 'yes' }] as const;
      await story.get(Applications).start(group, randomUUID(), { applicationId, roundId: sent.roundId, eligibility });
      await story.isShown();
      const page = await phone();
      const gwen = stepsOn(page, moothall, 'second-application');
      await gwen.open('/sign-in');
      await page.getByRole('button', { name: 'Gwen Pugh' }).first().click(); // she is in two groups by now
      const asked = [['group', 'What is your group called?', 'Riverside Youth Band', 'this'],
        ['beneficiaries', 'Where is it?', 'Brookside flats', 'where it is'], ['contact', 'Name', 'Kath Doyle', 'this'],
      ] as const;
      for (const [path, question, answer, told] of asked) {
        await gwen.open(`/applications/${applicationId}/${path}`);
        expect(await gwen.valueOf(question)).toBe(answer);
        expect(await gwen.words()).toContain(`You told us ${told} in your last application.`);
        await gwen.look(path);
      }
      await gwen.open(`/applications/${applicationId}/project`);
      expect(await gwen.words()).not.toContain('You told us this');
    });

    it('is shown to the officer with what looks like it', async () => {
      await story.get(Organisations).register({
        organisationId: randomUUID(), kind: 'charity', name: 'The Riverside Youth-Band CIO',
        numbers: ['GB-CHC-7654321'],
      }, operator());
      await story.isShown();
      await olu.open(`/funder/applications/${sent.applicationId}`);
      expect(await olu.words()).toContain('This may be the same group as:');
      expect(await olu.words()).toContain('The Riverside Youth-Band CIO. It has the same name.');
      await olu.look('application');
    });

    it('is found by its number once an officer has put that on its record', async () => {
      await olu.follow('See the group’s record');
      await olu.follow('Correct the record');
      expect(await olu.valueOf('What is it called?')).toBe('Riverside Youth Band');
      await olu.look('correct');
      await olu.choose('Company');
      await olu.press('Save');
      expect(await olu.problems()).toEqual(['Enter the company number']);
      await olu.look('correct-errors');
      await olu.fill({ 'Company number, if it has one': '1234567' });
      await olu.page.getByLabel('How much money does it have in a year?').selectOption('micro');
      await olu.press('Save');
      expect(await olu.words()).toContain('01234567 (company)');
      expect(await olu.words()).toContain('Under £10,000 a year');
      await olu.open('/organisations?text=GB-COH-01234567');
      expect(await olu.words()).toContain('Riverside Youth Band\nCompany, under £10,000 a year, 01234567 (company)');
      await olu.open(`/funder/applications/${sent.applicationId}`);
    });

    it('is merged into the other record, with a reason', async () => {
      await olu.follow('They are the same as The Riverside Youth-Band CIO');
      expect(await olu.heading()).toBe('Which record stays?');
      await olu.look('merge');
      await olu.press('Merge the two');
      expect(await olu.problems()).toEqual(['Enter how you know that they are the same']);
      await olu.look('merge-errors');
      await olu.fill({ 'How do you know that they are the same?': 'Kath Doyle runs both.' });
      await olu.press('Merge the two');
      expect(await olu.heading()).toBe('The Riverside Youth-Band CIO');
      expect(await olu.words()).toContain('Records that it stands for');
      expect(await olu.words()).toContain('Signatory');
    });

    it('has its awards under the record that stands for it, and its number in the open data', async () => {
      await story.declareNoInterests([sent]);
      await story.score(sent, 'Sam Whittaker', 3, 4);
      await story.award(sent, 90_000);
      await story.isShown();
      await olu.page.reload();
      expect(await olu.words()).toMatch(/A bench and a bit of green\s+£900 from Lancashire County Council/);
      await olu.look('survivor');
      const { grants } = await (await fetch(`${moothall.url}/register.json`)).json() as { grants: readonly object[] };
      expect(grants).toMatchObject([{
        recipientOrganization: [{ id: 'GB-CHC-7654321', name: 'Riverside Youth Band', charityNumber: '7654321' }],
      }]);
    });

    it('is two again once that is undone', async () => {
      await olu.page.getByRole('link', { name: 'Riverside Youth Band', exact: true }).last().click();
      expect(await olu.words()).toContain('Kath Doyle runs both.');
      await olu.look('merged');
      await olu.follow('Undo the merge');
      await olu.press('Undo the merge');
      expect(await olu.problems()).toEqual(['Enter how you know that they are two']);
      await olu.look('undo-errors');
      await olu.fill({ 'How do you know that they are two?': 'They are in two towns.' });
      await olu.press('Undo the merge');
      expect(await olu.heading()).toBe('Riverside Youth Band');
      expect(await olu.words()).not.toContain('whose record stands for both');
      expect(await olu.words()).toContain('£900 from Lancashire County Council');
    });
  });
});
