import { describeInBrowser } from '#testing';
import { type Moothall, register, signIn, startMoothall } from '../support/moothall.js';
import { delegate } from '../support/delegations.js';
import { eventually, type Steps, stepsOn } from '../support/steps.js';
import { Story } from '../support/story.js';

const figures = (...lines: string[]) => ['month,figure,status', ...lines].join('\n');

await describeInBrowser('looking after Section 106 money', ({ phone }) => {
  let moothall: Moothall;
  let nadia: Steps;
  let rae: Steps;
  let obligation: string;

  beforeAll(async () => {
    moothall = await startMoothall({ now: '2028-02-01T09:00:00.000Z' });
    await Story.begin(moothall);
    const council = await register(moothall, 'Ribble Borough Council', 'council', [
      { name: 'Nadia Iqbal', role: 'planning-officer' }, { name: 'Cllr Rae Lunt', role: 'decider' },
    ]);
    await delegate(moothall, council.organisationId);
    nadia = await somebody('Nadia Iqbal', 'planning-officer');
    rae = await somebody('Cllr Rae Lunt', 'planning-officer-decider');
  });
  afterAll(() => moothall.stop());

  async function somebody(name: string, prefix: string) {
    const page = await phone();
    await signIn(page, moothall, name);
    return stepsOn(page, moothall, prefix);
  }

  describe('what sums rest on', () => {
    it('is an index, whose figures are loaded all or not at all', async () => {
      await nadia.open('/s106');
      await nadia.look('empty');
      await nadia.follow('index figures');
      await nadia.press('Add it');
      expect(await nadia.problems()).toContain('Enter a short code');
      await nadia.fill({ Code: 'BCIS-TPI', Name: 'All-in tender prices', 'Who publishes it?': 'BCIS' });
      await nadia.press('Add it');
      await nadia.follow('BCIS-TPI');
      await nadia.fill({ Figures: figures('2026-04,391.2,final', '2028-13,404.7,provisional') });
      await nadia.press('Load them');
      expect(await nadia.problems()).toEqual([
        'Nothing was loaded. Line 3: “2028-13” is not a month like 2026-04 or a quarter like 2026-Q2']);
      await nadia.look('figures-errors');
      await nadia.fill({ Figures: figures('2026-04,391.2,final', '2028-01,404.7,provisional') });
      await nadia.press('Load them');
      expect(await nadia.words()).toContain('404.7');
      await nadia.look('figures');
    });

    it('is the tariff for each home', async () => {
      await nadia.open('/s106/tariff');
      await nadia.press('Set a rate');
      await nadia.press('Set it');
      expect(await nadia.problems()).toContain('Enter the rate for each home');
      await nadia.fill({
        'How much for each home?': '183.24', Day: '1', Month: '4', Year: '2026',
        'Up to which month has the rate the index in it?': '2026-04', 'Which minute or scheme says so?': 'Cabinet 12',
      });
      await nadia.look('tariff-set');
      await nadia.press('Set it');
      expect(await nadia.words()).toContain('£183.24');
      await nadia.look('tariff');
    });

    it('gives anybody the sum line by line, before a deed is signed', async () => {
      await nadia.open('/contributions/calculator');
      await nadia.fill({ 'How many homes?': '120', 'To which month?': '2028-01' });
      await nadia.page.getByLabel('Which index moves it?').selectOption({ index: 1 });
      await nadia.press('Work it out');
      expect(await nadia.words()).toMatch(/2274761\.595092[\s\S]*£22,747\.62/);
      await nadia.look('calculator');
      await nadia.fill({ 'To which month?': '2028-02' });
      await nadia.press('Work it out');
      expect(await nadia.problems()).toEqual(['There is no figure of BCIS-TPI for 2028-02 yet. Load it first.']);
      await nadia.look('calculator-errors');
    });
  });

  describe('an agreement', () => {
    it('is put on record, once', async () => {
      await nadia.open('/s106');
      await nadia.press('Record an agreement');
      await nadia.press('Record it');
      expect(await nadia.problems()).toContain('Enter who the developer is');
      await nadia.look('agreement-errors');
      await nadia.fill({
        'Reference of the agreement': 'S106/2026/17', 'Reference of the planning application': '07/2025/00123/FUL',
        Site: 'Mill Lane', Developer: 'Northern Homes', Wards: 'Audley', 'For sale or rent on the market': '84',
        Affordable: '36', Day: '15', Month: '6', Year: '2026',
      });
      await nadia.press('Record it');
      expect(await nadia.heading()).toBe('Mill Lane');
      await nadia.look('agreement');
    });

    it('asks for so much for each home, when work begins', async () => {
      await nadia.press('Add an obligation');
      await nadia.press('Add it');
      expect(await nadia.problems()).toContain('Enter a reference');
      await nadia.fill({
        'Reference of the obligation': 'S106/2026/17-CF1',
        'What may it be spent on, in the deed’s words?': 'A place where people can meet',
        'Late interest (optional)': '4.25', 'What may the council keep for looking after it? (optional)': '500',
        'Within how many years does the money have to be used?': '5',
        'What happens to money that is not used in time? (optional)': 'It goes back to whoever paid it',
      });
      await nadia.choose('When so many homes are lived in');
      await nadia.fill({ 'If it is so many homes: how many?': '121' });
      await nadia.press('Add it');
      expect(await nadia.problems()).toEqual(['There are only 120 dwellings in the agreement']);
      await nadia.look('obligation-errors');
      await nadia.choose('When work begins');
      await nadia.press('Add it');
      expect(await nadia.words()).toContain('£183.24 for each of 120 homes: £21,988.80');
      obligation = nadia.path();
      await nadia.look('obligation');
    });

    it('falls due by itself once the officer records that work began', async () => {
      await nadia.open('/s106');
      await nadia.follow('Mill Lane');
      await nadia.press('Record how far it is');
      await nadia.press('Record it');
      expect(await nadia.problems()).toContain('Select what happened');
      await nadia.look('progress-errors');
      await nadia.choose('Work began');
      await nadia.fill({ Day: '17', Month: '1', Year: '2028', 'How do you know?': 'A site visit' });
      await nadia.press('Record it');
      await eventually(async () => {
        await nadia.open(obligation);
        return (await nadia.words()).includes('Reached on 17 January 2028');
      });
    });
  });

  describe('a demand', () => {
    it('shows how it comes about, line by line', async () => {
      await nadia.follow('Demand the money');
      expect(await nadia.words()).toMatch(/× 120[\s\S]*£21,988\.80[\s\S]*× 404\.7[\s\S]*÷ 391\.2[\s\S]*£22,747\.62/);
      await nadia.look('demand');
      await nadia.press('Demand it');
      expect(await nadia.words()).toContain('29 February 2028');
      await nadia.look('demanded');
    });

    it('is invoiced', async () => {
      await nadia.follow('Record an invoice');
      await nadia.fill({ 'Number of the invoice': 'INV-77' });
      await nadia.press('Record it');
      expect(await nadia.words()).toContain('£22,747.62: INV-77');
    });

    it('is not changed by a later figure, until the officer decides on it', async () => {
      await nadia.open('/s106/index-figures');
      await nadia.follow('BCIS-TPI');
      await nadia.fill({ Figures: figures('2028-01,405.1,final') });
      await nadia.press('Load them');
      await eventually(async () => {
        await nadia.open(obligation);
        return (await nadia.words()).includes('Decide on a later index figure');
      });
      expect(await nadia.words()).toContain('£22,747.62');
      await nadia.follow('Decide on a later index figure');
      expect(await nadia.words()).toContain('£22,770.10');
      await nadia.look('correction');
      await nadia.choose('Change the demand to £22,770.10');
      await nadia.fill({ 'Why?': 'The deed asks for the final figure' });
      await nadia.press('Save the decision');
      expect(await nadia.words()).toMatch(/To be paid\s+£22,770\.10/);
    });
  });

  describe('money', () => {
    it('comes in, never above the demand', async () => {
      await nadia.follow('Record money that came in');
      await nadia.fill({ 'How much of the demand?': '22,770.11' });
      await nadia.press('Record it');
      expect(await nadia.problems()).toEqual(['Only £22,770.10 of the demand is left to be paid.']);
      await nadia.look('receipt-errors');
      await nadia.fill({ 'How much of the demand?': '22,770.10' });
      await nadia.press('Record it');
      expect(await nadia.words()).toMatch(/Last day\s+1 February 2033/);
      await nadia.follow('Keep the monitoring fee');
      await nadia.fill({ 'How much?': '500' });
      await nadia.press('Keep it');
      expect(await nadia.words()).toMatch(/Free\s+£22,270\.10/);
    });

    it('is allocated by a decider, within the deed', async () => {
      await rae.open(obligation);
      await rae.follow('Allocate it to a project of the council’s own');
      await rae.press('Allocate it');
      expect(await rae.problems()).toContain('Enter your reasons');
      await rae.look('allocate-errors');
      await rae.fill({ 'What is it for?': 'The roof of the hall', 'How much?': '20,000', 'Why?': 'It leaks' });
      await rae.choose('Audley');
      await rae.press('Allocate it');
      expect(await rae.words()).toMatch(/Allocated, not used yet\s+£20,000/);
      await rae.look('allocated');
    });

    it('is spent with evidence, never above what is allocated', async () => {
      await nadia.open(obligation);
      await nadia.follow('Record spending');
      await nadia.choose('The roof of the hall: £20,000 left');
      await nadia.fill({ 'How much?': '20,000.01', 'What was it spent on?': 'Slates', 'How do you know?': 'Bill 9' });
      await nadia.press('Record it');
      expect(await nadia.problems()).toEqual(['Only £20,000 of this allocation is left.']);
      await nadia.look('spend-errors');
      await nadia.fill({ 'How much?': '15,000' });
      await nadia.press('Record it');
      expect(await nadia.words()).toMatch(/Spent and passed on\s+£15,000/);
    });

    it('is passed on to a parish with its last day', async () => {
      await nadia.follow('Pass money on to a parish or community body');
      await nadia.choose('The roof of the hall: £5,000 left');
      await nadia.fill({ 'How much?': '5,000', 'Who gets it?': 'Audley Parish Council',
        'What did they agree to?': 'The roof, by 2033, or it comes back' });
      await nadia.fill({ Day: '31', Month: '1', Year: '2028' }, 'When did they sign the agreement?');
      await nadia.look('transfer');
      await nadia.press('Record it');
      expect(await nadia.words()).toMatch(/Spent and passed on\s+£20,000/);
      await nadia.look('used');
    });

    it('expires by the clock, and what was not used goes back', async () => {
      moothall.clock.moveTo('2033-02-02T09:00:00.000Z');
      await signIn(nadia.page, moothall, 'Nadia Iqbal');
      await nadia.open('/s106');
      expect(await nadia.words()).toContain('£2,270.10');
      await nadia.look('expired');
      await nadia.open(`${obligation}/return`);
      await nadia.fill({ 'How much?': '2,270.10', 'To whom?': 'Northern Homes', 'Why?': 'Not used in five years' });
      await nadia.press('Record it');
      expect(await nadia.words()).toMatch(/Given back\s+£2,270\.10/);
      await nadia.follow('Close it');
      await nadia.press('Close it');
      expect(await nadia.words()).toContain('Closed');
      await nadia.look('closed');
    });

    it('has a trail that everybody can read, with each sum worked out', async () => {
      const link = nadia.page.getByRole('link', { name: 'Every step with its reasons' });
      const reader = stepsOn(await phone(), moothall, 'planning-officer-trail');
      await reader.open(await link.getAttribute('href') ?? '');
      expect(await reader.words()).toMatch(/A place where people can meet[\s\S]*£183\.24 × 120 homes = £21,988\.80/);
      expect(await reader.words()).toContain('£2,270.10 was given back on 2 February 2033.');
      await reader.look('public');
    });
  });
});
