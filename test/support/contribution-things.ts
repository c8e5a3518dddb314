import { randomUUID } from 'node:crypto';
import { Actor } from '#identity';
import { Boundaries } from '#places';
import { AgreementImports, IndexFigures, spreadsheetHeadings, Tariffs } from '#s106-contributions';
import { ContributionsStory } from './contributions.js';
import { operator, type TestClock } from './moothall.js';
import type { Story } from './story.js';

/** The council has an agreement whose money came in, and a file of others that nobody has begun to import. */
export async function contributionThings(story: Story, clock: TestClock) {
  const councilId = story.funders.lcc;
  const told = new ContributionsStory(story, clock, councilId);
  const wardCodes = ['E05001620'];
  const ids = await told.agreed({ reference: 'DA-1', site: 'Mill Lane', wardCodes, pence: 3_664_800 });
  await told.paid(ids.obligationId, '2027-03-01', 3_000_000);
  const [importId, seriesId] = [await prepareImport(story, councilId), await tariffAndIndex(story, councilId)];
  await story.isShown();
  return { ...ids, importId, seriesId };
}

/** What a dwelling owes, and the index that moves it. Gives the index's id. */
async function tariffAndIndex(story: Story, funderId: string): Promise<string> {
  const officer = officerOf(funderId);
  const index = { funderId, code: 'CPI', name: 'Consumer prices', source: 'ONS' };
  await story.get(IndexFigures).open(officer, randomUUID(), index);
  await story.get(Tariffs).set(officer, randomUUID(), {
    funderId, from: '2026-04-01', ratePence: 18_324, seriesCode: 'CPI', indexedTo: '2026-03', minute: 'Cabinet, 12',
  });
  return `index-series-${funderId}-CPI`;
}

export const officerOf = (organisationId: string) =>
  new Actor(randomUUID(), [{ organisationId, role: 'planning-officer' }]);

/** A file of one agreement that nobody has begun to import. Gives the import's id. */
export async function prepareImport(story: Story, funderId: string, reference = 'DA-7'): Promise<string> {
  const line = `${reference},22/1,Old Dairy,,Audley,2026-05-14,3,,C1,education,5,,,,,`;
  const content = Buffer.from([spreadsheetHeadings.join(','), line].join('\n'));
  const { importId } = await story.get(AgreementImports).prepare(officerOf(funderId), randomUUID(), {
    funderId, layout: 'spreadsheet', files: [{ name: 's106.csv', content }], wardCodes: [],
  });
  return importId;
}

/** Where that ward lies. */
export async function boundariesOfAudley(story: Story) {
  const coordinates = [[[-2.5, 53.7], [-2.4, 53.7], [-2.4, 53.8], [-2.5, 53.7]]];
  const properties = { ward_code: 'E05001620', ward_name: 'Audley' };
  const audley = { properties, geometry: { type: 'Polygon', coordinates } };
  const file = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [audley] }));
  await story.get(Boundaries).import({ setId: 'small', name: 'Small', source: 'Drawn by hand', file }, operator());
}

/** Somebody has the file imported, up to its end. */
export async function importAll(story: Story, { importId }: Awaited<ReturnType<typeof contributionThings>>) {
  const officer = officerOf(story.funders.lcc);
  const row = async () => (await story.get(AgreementImports).find(officer, importId))!;
  await story.get(AgreementImports).begin(officer, randomUUID(), await row());
  for (let tries = 0; tries < 100 && (await row()).status !== 'finished'; tries++) await story.isShown();
}

/** Addresses that name one of these. */
export const contributionAddresses = (things: Awaited<ReturnType<typeof contributionThings>>) => [
  [/^\/(?:s106|contributions)\/agreements\/:id/, things.agreementId],
  [/^\/s106\/obligations\/:id/, things.obligationId],
] as const;
