import { describeInBrowser, expectAccessible } from '#testing';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { moments, Story } from '../support/story.js';
import { stepsOn } from '../support/steps.js';

await describeInBrowser('a privacy notice', ({ phone, desktop }) => {
  let moothall: Moothall;
  let story: Story;
  let roundId = '';
  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    roundId = await story.round();
    await story.round({ name: 'Still to come', funder: 'lcf', perHead: false });
    moothall.clock.moveTo(moments.open);
    await story.isShown();
  });
  afterAll(() => moothall.stop());

  it('of a funder that has not written one yet is made from what is known of it', async () => {
    const citizen = stepsOn(await phone(), moothall, 'privacy');
    await citizen.open('/privacy');
    await citizen.look('funders');
    await citizen.follow('Lancashire County Council');
    expect(await citizen.words()).toContain('has not written its own words yet');
    expect(await citizen.words()).toContain('A task in the public interest');
    for (const right of ['7 years', 'within one month', 'within 30 days', 'Information Commissioner'])
      expect(await citizen.words()).toContain(right);
    await citizen.look('built-in');
  });

  it('is marked to the data protection officer as not yet their own', async () => {
    const page = await phone();
    await signIn(page, moothall, 'Dot Marsh');
    const officer = stepsOn(page, moothall, 'privacy');
    await officer.follow('Data protection');
    await officer.follow('Privacy notices');
    await officer.look('not-yet-your-own');
    expect(await officer.words()).toContain('Not yet your own');
    expect(await officer.words()).not.toContain('Community Foundation');
  });

  it('is published by the data protection officer, who is told what is missing', async () => {
    const page = await desktop();
    await signIn(page, moothall, 'Dot Marsh');
    const officer = stepsOn(page, moothall, 'privacy');
    await officer.open(`/data-protection/notices/${story.funders.lcc}`);
    await expectAccessible(page);
    await officer.fill({ 'Who you are, and your address': '' });
    await officer.press('Publish version 1');
    await officer.look('missing');
    expect(await officer.problems()).toEqual(['Enter who you are and your address']);
    await officer.fill({
      'Who you are, and your address': 'Lancashire County Council, County Hall, Preston',
      'How to reach your data protection officer': 'dpo@lancashire.example',
    });
    await officer.press('Publish version 1');
    await officer.look('published');
    expect(await officer.words()).toContain('Version 1, 10 April 2027');
    expect(await officer.words()).toContain('dpo@lancashire.example');
  });

  it('stays to be read once another version holds', async () => {
    const page = await desktop();
    await signIn(page, moothall, 'Ed Finch');
    const officer = stepsOn(page, moothall, 'privacy');
    await officer.open(`/data-protection/notices/${story.funders.lcc}`);
    await officer.fill({ 'How to reach your data protection officer': 'privacy@lancashire.example' });
    await officer.press('Publish version 2');
    expect(await officer.words()).toContain('privacy@lancashire.example');
    await officer.follow('Version 1');
    expect(await officer.words()).toContain('dpo@lancashire.example');
    await expectAccessible(page);
    expect((await page.goto(`${moothall.url}/privacy/${story.funders.lcc}/3`))?.status()).toBe(404);
  });

  it('is shown where data is asked for', async () => {
    const group = stepsOn(await phone(), moothall, 'privacy');
    await group.open(`/rounds/${roundId}/apply`);
    await group.look('where-asked');
    expect(await group.words()).toContain('Lancashire County Council answers for what you write here');
    await group.follow('How it uses your data, and what you can ask for');
    expect(await group.heading()).toBe('How Lancashire County Council uses your data');
  });

  it('is shown once more before the application is sent', async () => {
    const { applicationId } = await story.draft(roundId);
    await story.isShown();
    const page = await phone();
    await signIn(page, moothall, 'Amina Begum');
    const group = stepsOn(page, moothall, 'privacy');
    await group.open(`/applications/${applicationId}/check`);
    await group.look('before-sending');
    expect(await group.words()).toContain('Lancashire County Council answers for what you write here');
  });

  it('is written by nobody else', async () => {
    for (const [name, funder] of [['Olu Adeyemi', 'lcc'], ['Win Shaw', 'lcc']] as const) {
      const page = await phone();
      await signIn(page, moothall, name);
      expect((await page.goto(`${moothall.url}/data-protection/notices/${story.funders[funder]}`))?.status()).toBe(403);
    }
  });
});
