import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { Organisations } from '#identity';
import { Boundaries, Places } from '#places';
import { describeInBrowser } from '#testing';
import { ContributionsStory } from '../support/contributions.js';
import { delegate } from '../support/delegations.js';
import { type Moothall, operator, startMoothall } from '../support/moothall.js';
import { type Steps, stepsOn } from '../support/steps.js';
import { Story } from '../support/story.js';

const square = (west: number, south: number) => ({
  type: 'Polygon', coordinates: [[[west, south], [west + 0.1, south], [west + 0.1, south + 0.1], [west, south]]],
});
const boundaries = JSON.stringify({ type: 'FeatureCollection', features: [
  { properties: { ward_code: 'E05001620', ward_name: 'Audley' }, geometry: square(-2.5, 53.7) },
  { properties: { ward_code: 'E05001621', ward_name: 'Bastwell' }, geometry: square(-2.4, 53.8) },
] });

/** Two sites that paid; one has to be used within three months. */
async function tell(moothall: Moothall) {
  const story = await Story.begin(moothall);
  const councilId = randomUUID();
  await story.get(Organisations).register(
    { organisationId: councilId, kind: 'council', name: 'Ribble Council', numbers: ['GB-LAE-RIB'] }, operator());
  await delegate(moothall, councilId);
  const told = new ContributionsStory(story, moothall.clock, councilId);
  const mill = await told.agreed({
    reference: 'DA-1', site: 'Mill Lane', wardCodes: ['E05001620'], pence: 3_664_800,
    spendIn: ['E05001620', 'E05001621'],
  });
  await told.agreed({ reference: 'DA-2', site: 'Both Sides', wardCodes: ['E05001620', 'E05001621'], pence: 1_000_000 });
  const late = await told.agreed({
    reference: 'DA-0', site: 'Old Dairy', wardCodes: ['E05001622'], pence: 2_000_000, deedDay: '2021-02-01',
    spendWithin: 5,
  });
  await told.paid(late.obligationId, '2022-06-10', 2_000_000);
  await told.paid(mill.obligationId, '2027-04-01', 3_000_050);
  await told.takeFee(mill.obligationId, 50_000);
  await told.allocated(mill.obligationId, 'E05001621', 'Bastwell hall', 2_000_000, 1_250_075);
  await story.get(Boundaries).import(
    { setId: 'small', name: 'Small', source: 'Drawn by hand', file: Buffer.from(boundaries) }, operator());
  await story.isShown();
  return { story, ...mill };
}

await describeInBrowser('a citizen and the money from developers', ({ phone }) => {
  let moothall: Moothall;
  let story: Story;
  let agreementId: string;
  let citizen: Steps;
  beforeAll(async () => {
    moothall = await startMoothall();
    ({ story, agreementId } = await tell(moothall));
    citizen = stepsOn(await phone(), moothall, 'contributions');
  });
  afterAll(() => moothall.stop());

  const fileAt = async (path: string) => {
    const answer = await fetch(moothall.url + path);
    return { type: answer.headers.get('content-type'), body: Buffer.from(await answer.arrayBuffer()) };
  };
  const linesAt = async (path: string) =>
    parse<Record<string, string>>((await fileAt(path)).body.toString(), { columns: true, bom: true });
  const rowOf = async (name: string) =>
    (await citizen.page.getByRole('row', { name: new RegExp(`^${name}`) }).first().innerText()).split(/\s*\t\s*/);

  it('sees what is about to run out, and each ward on a map and in a table', async () => {
    await citizen.open('/');
    await citizen.follow('Money from developers');
    await citizen.look('map');
    expect(await citizen.words()).toMatch(/£50,000\.50\s+received/);
    expect(await rowOf('Old Dairy')).toEqual([
      expect.stringContaining('Old Dairy'), expect.stringMatching(/10 June 2027\s+Within 3 months/), '£20,000',
    ]);
    expect(await citizen.page.locator('.moothall-map > svg path').count()).toBe(2);
    expect(await citizen.page.locator('.moothall-map > svg path title').allTextContents())
      .toEqual(['Audley: £16,999.75 held', 'Bastwell: an agreement, no money held']);
    expect(await rowOf('Audley 1')).toEqual(['Audley', '1', '£36,648', '£30,000.50', '£16,999.75', '£0', '0']);
    expect(await rowOf('Bastwell')).toEqual(['Bastwell', '0', '£0', '£0', '£0', '£12,500.75', '0']);
    expect(await rowOf('Audley and Bastwell')).toEqual(['Audley and Bastwell', '1', '£10,000', '£0', '£0', '£0', '0']);
    expect(await rowOf('All')).toEqual(['All', '3', '£66,648', '£50,000.50', '£36,999.75', '£12,500.75', '0']);
  });

  it('is told which wards the map lacks', async () => {
    expect(await citizen.words()).toContain('The map shows 2 of 3 wards. For the others we have no boundary.');
    await citizen.page.getByText('Wards that are not on the map').click();
    expect(await citizen.words()).toContain('Beardwood with Lammack (E05001622)');
  });

  it('reads what one agreement asks for, and each step of its money', async () => {
    await citizen.follow('Audley');
    await citizen.follow('Mill Lane');
    expect(citizen.path()).toBe(`/contributions/agreements/${agreementId}`);
    await citizen.look('agreement');
    const words = await citizen.words();
    for (const fact of [
      'Community facilities: £36,648', 'Received: £30,000.50', 'Set aside for a project: £20,000', 'Bastwell hall',
      'Spent: £12,500.75', 'Kept for looking after the agreement: £500',
    ]) expect(words).toContain(fact);
    await citizen.page.getByRole('link', { name: /^How each step was decided/ }).click();
    expect(await citizen.words()).toContain('£20,000');
  });

  it('reads a year’s statement, where each figure opens the facts behind it', async () => {
    await citizen.open('/contributions/statement');
    await citizen.look('years');
    await citizen.follow('2027-28');
    await citizen.look('statement');
    expect(await citizen.words()).toContain('£20,000 + £30,000.50 − £13,000.75 − £0 = £36,999.75');
    await citizen.page.getByRole('link', { name: /^£13,000\.75/ }).click();
    await citizen.look('facts');
    expect(await citizen.words()).toContain('It is the sum of these 2 facts.');
    expect(await rowOf('1 April 2027 Spent')).toEqual(expect.arrayContaining(['£12,500.75']));
  });

  it('takes the statement away as PDF and as CSV', async () => {
    const pdf = await fileAt('/contributions/statement/2027-28.pdf');
    expect([pdf.type, pdf.body.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
    const totals = (await linesAt('/contributions/statement/2027-28.csv')).filter(({ Total }) => Total !== '');
    expect(totals.find(({ Paragraph }) => Paragraph === '3(i)')?.Total).toBe('36999.75');
  });

  it('gets all of it as open data, which adds up to what the map shows', async () => {
    await citizen.open('/open-data');
    await citizen.look('open-data');
    const transactions = await linesAt('/open-data/developer-agreement-transaction.csv');
    const total = (status: string) => transactions.filter((line) => line['contribution-funding-status'] === status)
      .reduce((pence, { amount }) => pence + Math.round(Number(amount) * 100), 0);
    expect([total('received'), total('spent'), total('allocated')]).toEqual([5_000_050, 1_300_075, 2_000_000]);
    expect(new Set(transactions.map(({ organisation }) => organisation))).toEqual(new Set(['local-authority:RIB']));
    const agreements = await linesAt('/open-data/developer-agreement.csv');
    expect(agreements.map(({ reference }) => reference).sort()).toEqual(['DA-0', 'DA-1', 'DA-2']);
    const contributions = await linesAt('/open-data/developer-agreement-contribution.csv');
    expect(contributions.every((line) => agreements.some(({ reference }) => reference === line['developer-agreement'])))
      .toBe(true);
  });

  it.each([
    '/contributions/statement/2027-29', '/contributions/statement/2027-28/nonsense',
    '/contributions/agreements/0f0e0d0c-0b0a-4a0b-8c0d-0e0f0a0b0c0d',
  ])('is told where there is nothing: %s', async (path) => {
    expect((await fetch(moothall.url + path)).status).toBe(404);
  });

  const lancashire = '../shared/data/lancashire';
  (existsSync(lancashire) ? it : it.skip)('sees 221 of Lancashire’s 295 wards, and the others listed', async () => {
    const file = (name: string) => readFileSync(`${lancashire}/${name}`);
    await story.get(Places).import({
      setId: 'lancashire', name: 'Lancashire', populationSource: 'ONS', populationYear: 2015,
      file: file('lancashire-wards.csv'),
    }, operator());
    await story.get(Boundaries).import({
      setId: 'lancashire', name: 'Lancashire', source: 'Contains OS data © Crown copyright 2016',
      file: file('lancashire-wards.geojson'),
    }, operator());
    await story.isShown();
    await citizen.open('/contributions');
    await citizen.look('lancashire');
    expect(await citizen.page.locator('.moothall-map > svg path').count()).toBe(221);
    expect(await citizen.words()).toContain('The map shows 221 of 295 wards.');
    await citizen.page.getByText('Wards that are not on the map').click();
    expect(await citizen.page.locator('.govuk-details li').count()).toBe(74);
  });
});
