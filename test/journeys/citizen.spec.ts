import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { Applications } from '#small-pot-grants';
import { describeInBrowser, expectAccessible, picture } from '#testing';
import { type Moothall, startMoothall } from '../support/moothall.js';
import { type Sent, Story } from '../support/story.js';

/** The council's round is over and decided; the foundation's is open, and a third is still to come. */
async function tell(moothall: Moothall) {
  const story = await Story.begin(moothall);
  const roundId = await story.round();
  const comingId = await story.round({
    name: 'Autumn Fund', opensAt: '2027-09-01T08:00:00.000Z', closesAt: '2027-09-30T16:00:00.000Z',
  });
  const openId = await story.round({
    name: 'Summer Small Grants', funder: 'lcf', perHead: false, largestPence: 50_000,
    closesAt: '2027-06-01T16:00:00.000Z',
  });
  const bench = await story.sent(roundId, { number: '1164883' });
  const refuge = await story.sent(roundId, {
    by: 'Joe Carter', title: 'A warm start', place: 'Behind the mill', askedPence: 168_000, wardCode: 'E05001622',
  });
  const drums = await story.sent(roundId, { by: 'Kath Doyle', title: 'Drums for everybody', place: 'Riverside' });
  await decide(story, bench, refuge, drums);
  return { story, roundId, openId, comingId, bench, refuge, drums };
}

async function decide(story: Story, bench: Sent, refuge: Sent, drums: Sent) {
  await story.declareNoInterests([bench, refuge, drums]);
  for (const one of [bench, refuge, drums]) await story.score(one, 'Sam Whittaker', 4, 3);
  for (const one of [bench, refuge]) await story.score(one, 'Bea Lord', 3, 3);
  await story.award(bench, 90_000);
  story.aMinuteLater();
  await story.award(refuge, 168_000);
  await story.decline(drums, 'Other groups reach more people.');
  await story.get(Applications).withhold(await story.actor('Olu Adeyemi'), randomUUID(), refuge.applicationId, {
    parts: ['group', 'place'], reason: 'Publishing it would put people in danger.',
  });
  await story.get(Applications).accept(bench.group, randomUUID(), bench.applicationId);
  await story.isShown();
}

const seen = async (page: Page, name: string) => {
  await expectAccessible(page);
  await picture(page, name);
  return wordsOf(page);
};
const wordsOf = async (page: Page) => (await page.innerText('main')).replace(/\s+/g, ' ');

await describeInBrowser('a citizen', ({ phone, desktop }) => {
  let moothall: Moothall;
  let told: Awaited<ReturnType<typeof tell>>;
  beforeAll(async () => {
    moothall = await startMoothall({ settings: { PUBLISHER_NAME: 'Lancashire Together' } });
    told = await tell(moothall);
  });
  afterAll(() => moothall.stop());

  describe.each([['phone without JavaScript', 'phone', phone], ['desktop', 'desktop', desktop]])(
    'on a %s', (_, device, open) => {
      let page: Page;
      beforeEach(async () => void (page = await open()));
      afterEach(() => page.context().close());
      const visit = (path: string) => page.goto(moothall.url + path);

      it('finds a round by place, amount and the time that is left', async () => {
        await visit('/');
        const home = await seen(page, `home-${device}`);
        for (const fact of ['Summer Small Grants', '2 grants, £2,580 in all']) expect(home).toContain(fact);
        await page.getByRole('link', { name: 'Find a grant' }).first().click();
        const all = await seen(page, `rounds-${device}`);
        expect(all.indexOf('Summer Small Grants')).toBeLessThan(all.indexOf('Autumn Fund'));
        expect(all).not.toContain('Neighbourhood Small Grants');
        await page.getByLabel('Where are you?').fill('audley');
        await page.getByLabel('How much would you ask for?').fill('£1,000');
        await page.getByRole('button', { name: 'Search' }).click();
        const found = await wordsOf(page);
        expect(found).toContain('Autumn Fund');
        expect(found).not.toContain('Summer Small Grants');
        expect(await page.getByLabel('Where are you?').inputValue()).toBe('audley');
      });

      it('is told kindly when nothing fits, and what to do', async () => {
        await visit('/rounds?place=Atlantis');
        expect(await seen(page, `rounds-nothing-${device}`))
          .toContain('We do not know a place called “Atlantis”. Try the name of your ward, town or district.');
        await visit('/rounds?amount=lots');
        expect(await seen(page, `rounds-error-${device}`)).toContain('Enter an amount in pounds');
        await visit('/rounds?amount=900&left=28');
        expect(await wordsOf(page)).toContain('Autumn Fund');
        await visit('/rounds?place=Blackburn&amount=9000');
        expect(await wordsOf(page)).toContain('No round fits what you are looking for.');
      });

      it('reads everything about a round that is open, and how to apply', async () => {
        await visit('/rounds');
        await page.getByRole('link', { name: 'Summer Small Grants' }).click();
        const words = await seen(page, `round-open-${device}`);
        for (const fact of ['It closes on Tuesday 1 June 2027 at 5pm', '£10,000', '£100 to £500',
          'Lancashire Community Foundation', 'Did your group spend less than £30,000 last year?', 'Need', '60%',
          'Scheme of delegation, section 4.2', 'grants@lancashire.example', 'Council revenue'])
          expect(words).toContain(fact);
        await page.getByRole('button', { name: 'Check if it is for you, and apply' }).click();
        expect(page.url()).toBe(`${moothall.url}/rounds/${told.openId}/apply`);
      });

      it('reads what came of a round that is over, neighbourhood by neighbourhood', async () => {
        await visit('/rounds');
        await page.getByRole('link', { name: 'Rounds that are over' }).click();
        await seen(page, `rounds-past-${device}`);
        await page.getByRole('link', { name: 'Neighbourhood Small Grants' }).click();
        const words = await seen(page, `round-closed-${device}`);
        for (const fact of ['3 applied', '£3,680 asked for', '2 awarded', '1 declined', '£2,580 given', '£7,420 left',
          'East 6,000 £6,000 £900', 'West 4,000 £4,000 £0', 'Place withheld or not known £1,680',
          '£1 for each person', 'ONS mid-year estimates, 2015'])
          expect(words).toContain(fact);
        expect(words).not.toContain('Check if it is for you');
      });

      it('sees in the register who was awarded what, for what, where, when and why', async () => {
        await visit('/register');
        const words = await seen(page, `register-${device}`);
        for (const fact of ['2 grants', '£2,580 in all', '£900 to Brookside Tenants\' Group (1164883)',
          'Brookside flats, Audley ward', '10 May 2027', 'A clear need, and a plan that will work.',
          '£1,680 to Withheld', 'Publishing it would put people in danger.', 'Neighbourhood Small Grants'])
          expect(words).toContain(fact);
        for (const secret of ['Fylde Road', 'Behind the mill', 'Beardwood', 'Drums', 'Riverside', 'group.example'])
          expect(words).not.toContain(secret);
      });

      it('searches the register, and cannot find what is withheld', async () => {
        await visit('/register');
        await page.getByLabel('Group, project, place or reference').fill('BENCH');
        await page.getByRole('button', { name: 'Search' }).click();
        expect(await wordsOf(page)).toContain('1 grant');
        for (const search of ['text=fylde', 'place=Beardwood', 'text=drums', `text=${told.drums.reference}`]) {
          await visit(`/register?${search}`);
          expect(await seen(page, `register-nothing-${device}`)).toContain('No grant fits what you are looking for.');
        }
        await visit(`/register?place=bastwell+audley&roundId=${told.roundId}`);
        await visit(`/register?place=audley&roundId=${told.roundId}`);
        expect(await wordsOf(page)).toContain('1 grant');
      });

      it('follows a grant back through every step to the round that it came from', async () => {
        await visit('/register');
        await page.getByRole('link', { name: 'A bench and a bit of green' }).click();
        const words = await seen(page, `trail-${device}`);
        for (const fact of ['An officer began to draft the round.', 'A second officer approved the round',
          'The group sent its application', 'An assessor scored the application.',
          'The decider awarded £900 of the £1,000 that the group asked for.', 'Scheme of delegation, section 4.2',
          'Because: A clear need, and a plan that will work.', 'Left in the pot: £10,000 before, £9,100 after',
          'Left for East: £6,000 before, £5,100 after', '82.5 out of 100, from 2 assessors',
          'The group accepted the grant of £900.'])
          expect(words).toContain(fact);
        for (const secret of ['Jean Hargreaves', 'Sam Whittaker', 'Amina', 'group.example', 'survey of tenants'])
          expect(words).not.toContain(secret);
      });

      it('gets the same answer for a declined application as for one that does not exist', async () => {
        const answers = [];
        for (const reference of [told.drums.reference, 'MH-00000000']) {
          const response = await visit(`/decisions/${reference}`);
          answers.push([response!.status(), (await seen(page, `trail-none-${device}`))]);
        }
        expect(answers[0]).toEqual(answers[1]);
        expect(answers[0]![0]).toBe(404);
      });
    });
});
