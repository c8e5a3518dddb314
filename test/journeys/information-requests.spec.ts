import { describeInBrowser, expectAccessible } from '#testing';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { type Sent, Story } from '../support/story.js';
import { stepsOn } from '../support/steps.js';

await describeInBrowser('a data protection officer who answers', ({ phone, desktop }) => {
  let moothall: Moothall;
  let story: Story;
  let sent = {} as Sent;
  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    sent = await story.sent(await story.round());
    await story.declareNoInterests([sent]);
    await story.score(sent, 'Sam Whittaker', 3, 3);
    await story.decline(sent, 'Ask Amina Begum again next year.');
    await story.isShown();
    moothall.clock.moveTo('2027-06-02T09:00:00.000Z');
  });
  afterAll(() => moothall.stop());

  const asOfficer = async (name = 'Dot Marsh') => {
    const page = await phone();
    await signIn(page, moothall, name);
    return stepsOn(page, moothall, 'requests');
  };
  type Officer = Awaited<ReturnType<typeof asOfficer>>;
  const record = async (officer: Officer, kind: string, day: string, reference = '') => {
    await officer.open('/data-protection/requests/new');
    await officer.choose(kind);
    for (const [i, label] of ['Day', 'Month', 'Year'].entries()) await officer.fill({ [label]: day.split(' ')[i]! });
    await officer.choose('By letter');
    await officer.fill({
      'Who asks?': 'Rita Moss', 'What they ask for, in their words': 'How was it decided?',
      'Reference of the application that it is about (optional)': reference,
    });
    await officer.press('Record it');
  };
  const foi = 'Information (Freedom of Information Act 2000)';

  it('is told what is missing, and that a reference is not known', async () => {
    const officer = await asOfficer();
    await officer.follow('Data protection');
    await officer.follow('Requests and complaints');
    await expectAccessible(officer.page);
    await officer.open('/data-protection/requests/new');
    await officer.look('new');
    await officer.press('Record it');
    await officer.look('missing');
    expect(await officer.problems()).toEqual([
      'Select what is asked for', 'Enter the day on which it came', 'Select how it came', 'Enter who asks',
      'Enter what they ask for',
    ]);
    await record(officer, foi, '1 6 2027', 'MH-00000000');
    expect(await officer.problems()).toEqual(['Your organisation holds no application with this reference']);
    await record(officer, foi, '3 6 2027');
    expect(await officer.problems()).toEqual(['Enter the day on which it came, today or earlier']);
  });

  it('records a request for information, and is told until when to answer', async () => {
    const officer = await asOfficer();
    await record(officer, foi, '1 6 2027', sent.reference);
    await officer.look('recorded');
    expect(await officer.words()).toContain('Due in 27 days');
    expect(await officer.words()).toContain('Tuesday 29 June 2027');
    expect(await officer.words()).toContain(`The application ${sent.reference}`);
  });

  it('goes through the case: what is about people is kept back unless somebody says otherwise', async () => {
    const officer = await asOfficer();
    await officer.open('/data-protection/requests');
    await officer.follow(foi);
    await officer.follow('What they are given');
    const given = await officer.words();
    expect(given).toContain('Withheld under FOIA s.40(2): personal data.');
    expect(given).toContain('Brookside Tenants');
    expect(given).toContain('Ask [withheld: FOIA s.40(2): personal data] again next year.');
    for (const personal of ['Amina', 'contact@group.example', 'Sam Whittaker', 'Hargreaves'])
      expect(given).not.toContain(personal);
  });

  it('weighs the public interest where the exemption asks for it', async () => {
    const officer = await asOfficer();
    await officer.open('/data-protection/requests');
    await officer.follow(foi);
    await officer.follow('Go through the case');
    await officer.look('case');
    expect(await officer.words()).toContain('Amina Begum');
    await officer.page.getByLabel('Give “Dates and costs”, or keep it back?')
      .selectOption({ label: 'FOIA s.43(2): commercial interests (weigh the public interest)' });
    await officer.press('Save, and see what is given');
    await expectAccessible(officer.page);
    expect(await officer.problems()).toEqual(['Enter why the public interest lies in keeping it back']);
    await officer.fill({
      'Why the public interest lies in keeping “Dates and costs” back': 'Suppliers would bid higher next time.',
    });
    await officer.press('Save, and see what is given');
    await officer.look('given');
    expect(await officer.words()).toContain('Withheld under FOIA s.43(2): commercial interests.');
    expect(await officer.words()).toContain('Suppliers would bid higher next time.');
    const file = await officer.page.request.get(`${officer.page.url()}.json`);
    const { parts } = await file.json() as { parts: { id: string; exemption: string | null; facts: object[] }[] };
    expect(parts.find(({ id }) => id === 'costs')).toMatchObject({ exemption: 'foi-43', facts: [] });
    expect(JSON.stringify(parts)).not.toContain('Amina');
  });

  it('answers it in part, with the exemptions by name', async () => {
    const officer = await asOfficer();
    await officer.open('/data-protection/requests');
    await officer.follow(foi);
    await officer.choose('Done in full');
    await officer.press('It is answered');
    await expectAccessible(officer.page);
    expect(await officer.problems()).toEqual(['Something is kept back, so it is given in part']);
    await officer.choose('Done in part');
    await officer.fill({ 'Reasons, as you gave them': 'Names and prices are kept back.' });
    await officer.press('It is answered');
    await officer.look('answered');
    expect(await officer.words()).toContain('FOIA s.40(2): personal data; FOIA s.43(2): commercial interests');
  });

  it('acknowledges a complaint within 30 days, and sees in words what is overdue', async () => {
    const officer = await asOfficer();
    const complaint = 'A complaint about data (Data Protection Act 2018, section 164A)';
    await record(officer, complaint, '3 5 2027');
    await officer.open('/data-protection/requests');
    expect(await officer.words()).toContain('Due today: acknowledge now');
    moothall.clock.moveTo('2027-06-04T09:00:00.000Z');
    await officer.open('/data-protection/requests');
    await officer.look('overdue');
    expect(await officer.words()).toContain('Overdue by 2 days: acknowledge now');
    await officer.follow(complaint);
    await officer.press('It is acknowledged');
    expect(await officer.words()).toContain('Acknowledged: answer without undue delay');
  });

  it('takes longer once, with a reason', async () => {
    const officer = await asOfficer('Ed Finch');
    await record(officer, 'What is held about them (UK GDPR, Article 15)', '1 6 2027');
    expect(await officer.words()).toContain('Thursday 1 July 2027');
    await officer.press('Take longer');
    expect(await officer.problems()).toEqual(['Enter why it takes longer']);
    await officer.fill({ 'Why it takes longer': 'There are many papers.' });
    await officer.press('Take longer');
    expect(await officer.words()).toContain('Wednesday 1 September 2027');
    expect(await officer.page.getByRole('button', { name: 'Take longer' }).count()).toBe(0);
  });

  it('sees nothing of what came to another organisation', async () => {
    const officer = await asOfficer('Win Shaw');
    await officer.open('/data-protection/requests');
    expect(await officer.words()).toContain('There are none');
    const own = await asOfficer();
    await own.open('/data-protection/requests');
    const address = await own.page.getByRole('link', { name: foi }).getAttribute('href');
    expect((await officer.open(address!))?.status()).toBe(403);
  });

  it('has staff say why they open an application, once a day', async () => {
    const officer = await asOfficer();
    await officer.follow('Who read what');
    await officer.press('Ask why');
    await officer.look('asking-why');
    const page = await desktop();
    await signIn(page, moothall, 'Olu Adeyemi');
    const staff = stepsOn(page, moothall, 'requests');
    await staff.open(`/funder/applications/${sent.applicationId}`);
    await staff.look('why');
    expect(await staff.words()).not.toContain('Brookside');
    await staff.press('Open the application');
    expect(await staff.problems()).toEqual(['Enter why you read it']);
    await staff.fill({ 'Why you need to read it': 'The group rang about the decision.' });
    await staff.press('Open the application');
    expect(await staff.words()).toContain('Brookside');
    await staff.open(`/funder/applications/${sent.applicationId}`);
    expect(await staff.words()).toContain('Brookside');
    moothall.clock.moveTo('2027-06-05T09:00:00.000Z');
    await staff.open(`/funder/applications/${sent.applicationId}`);
    expect(await staff.heading()).toBe(`Why do you open ${sent.reference}?`);
    await officer.open('/data-protection/readings');
    await officer.look('readings');
    expect(await officer.words()).toContain('Because: The group rang about the decision.');
    await officer.press('Stop asking why');
    await staff.open(`/funder/applications/${sent.applicationId}`);
    expect(await staff.words()).toContain('Brookside');
  });

  it('leaves a record of having looked at requests and cases', async () => {
    const officer = await asOfficer();
    await officer.open(`/data-protection/readings?about=${sent.reference}`);
    expect(await officer.words()).toContain(`The whole case, for an answer about ${sent.reference}`);
  });
});
