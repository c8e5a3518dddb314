import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { award, inChunks, textOf, withheldAward } from './award.fixture.js';
import type { Award } from './public-register.js';
import { type grantOf, threeSixtyGiving } from './three-sixty-giving.js';

type Grant = ReturnType<typeof grantOf>;
type Package = Readonly<Record<string, unknown>> & Readonly<{ grants: readonly Grant[] }>;

const publisher = { name: 'Lancashire Together', prefix: 'LancsTog', licence: 'https://licence.example/open' };
const publication = { publisher, site: new URL('https://grants.example.org'), now: '2027-06-01T09:00:00.000Z' };
const packageOf = async (...awards: readonly Award[]) =>
  JSON.parse(await textOf(threeSixtyGiving(inChunks(awards), publication))) as Package;
const grantFor = async (changes: Partial<Award>) => (await packageOf(award(changes))).grants[0]!;

/** Everything that an award can be. */
const all = [
  award(), withheldAward, award({ reference: 'MH-00000002', number: '1164883' }),
  award({ reference: 'MH-00000003', number: '09668396', settledAt: null, status: 'awarded' }),
  award({ reference: 'MH-00000004', wardCode: null, ward: null, title: 'x'.repeat(200) }),
];

describe('the register in the shape of 360Giving 1.4', () => {
  it('says who publishes it, when, and under which licence', async () => {
    expect(await packageOf(award())).toMatchObject({
      version: '1.4', license: 'https://licence.example/open', issued: '2027-06-01', modified: publication.now,
      publisher: { name: 'Lancashire Together', website: 'https://grants.example.org/' },
      downloadURL: 'https://grants.example.org/register.json', accessURL: 'https://grants.example.org/register',
    });
  });

  it('gives amounts in pounds, as numbers, and the day in London', async () => {
    expect(await grantFor({})).toMatchObject({
      id: '360G-LancsTog-MH-7K3M2Q9X', currency: 'GBP', amountAwarded: 900.5, amountAppliedFor: 1000,
      awardDate: '2027-05-11', plannedDates: [{ startDate: '2027-07-01', endDate: '2027-09-30' }],
      fromOpenCall: 'Yes', dataSource: 'https://grants.example.org/register', dateModified: '2027-05-12T09:00:00.000Z',
      fundingOrganization: [{ id: '360G-LancsTog-org-lcc', name: 'Lancashire County Council' }],
      grantProgramme: [{ title: 'Neighbourhood Small Grants' }], reasons: 'A clear need.',
      beneficiaryLocation: [{ name: 'Audley', geoCode: 'E05001620', geoCodeType: 'WD', countryCode: 'GB' }],
    });
  });

  it.each([
    ['1164883', 'GB-CHC-1164883'], ['Charity no. 224570', 'GB-CHC-224570'], ['09668396', 'GB-COH-09668396'],
    ['ni012345', 'GB-COH-NI012345'], ['NIC100012', 'GB-NIC-100012'],
    ['SC012345', '360G-LancsTog-recipient-MH-7K3M2Q9X'], ['none yet', '360G-LancsTog-recipient-MH-7K3M2Q9X'],
    [null, '360G-LancsTog-recipient-MH-7K3M2Q9X'],
  ])('knows a group with the number %s as %s', async (number, id) => {
    const { recipientOrganization } = await grantFor({ number });
    expect(recipientOrganization).toMatchObject([{ id, name: "Brookside Tenants' Group" }]);
  });

  it('knows a group by the numbers on its record, whatever it wrote', async () => {
    const recipient = { id: 'choir', numbers: ['GB-CHC-1234567', 'GB-COH-09668396'] };
    const { recipientOrganization } = await grantFor({ number: 'none yet', recipient });
    expect(recipientOrganization).toEqual([{
      id: 'GB-CHC-1234567', name: "Brookside Tenants' Group", charityNumber: '1234567', companyNumber: '09668396',
    }]);
  });

  it('knows a group without a number by one id in all its awards', async () => {
    const { recipientOrganization } = await grantFor({ recipient: { id: 'choir', numbers: [] } });
    expect(recipientOrganization).toMatchObject([{ id: '360G-LancsTog-recipient-choir' }]);
  });

  it('keeps what is withheld to itself', async () => {
    const { grants: [grant] } = await packageOf(withheldAward);
    expect(grant?.recipientOrganization).toEqual([{ id: '360G-LancsTog-recipient-MH-00000001', name: 'Withheld' }]);
    expect(grant).not.toHaveProperty('beneficiaryLocation');
    expect(grant).toMatchObject({ withheldReason: 'It is a refuge.' });
  });

  it('leaves out awards that the group did not take up', async () => {
    const refused = award({ stands: false, status: 'refused' });
    const { grants } = await packageOf(refused, award({ reference: 'MH-00000009' }));
    expect(grants.map(({ id }) => id)).toEqual(['360G-LancsTog-MH-00000009']);
  });

  it('passes what a validator asks of every grant', async () => {
    const { grants } = await packageOf(...all);
    expect(new Set(grants.map(({ id }) => id)).size).toBe(all.length);
    for (const grant of grants) {
      expect(grant.id).toMatch(/^360G-[\w-]+$/);
      expect([grant.title.length > 0, grant.title.length <= 140, grant.amountAwarded > 0]).toEqual([true, true, true]);
      expect(grant.awardDate).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(grant.dateModified).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
      expect(grant).not.toHaveProperty('recipientIndividual');
      expect(JSON.stringify(grant)).not.toContain('null');
    }
  });

  const schemas = '../shared/standards/360giving/schema';
  const whereTheSchemaIs = existsSync(schemas) ? it : it.skip;

  whereTheSchemaIs('fits the published schema', async () => {
    const read = (name: string) => { // without its $schema, an address that is not quite the one of 2020-12
      const text = readFileSync(`${schemas}/${name}`, 'utf8');
      const { $schema: _, ...schema } = JSON.parse(text) as Record<string, string>;
      return schema;
    };
    const ajv = new Ajv2020({ strict: false });
    formats.default(ajv);
    // The package's schema of 1.4.3 refers to the grants' of 1.4.2.
    const grant = read('360-giving-schema.json');
    ajv.addSchema({ ...grant, $id: grant.$id!.replace('1.4.3', '1.4.2') });
    const fits = ajv.compile(read('360-giving-package-schema.json'));
    fits(await packageOf(...all));
    expect(fits.errors ?? []).toEqual([]);
    expect(fits({ grants: [{ ...(await grantFor({})), amountAwarded: '900.50' }] })).toBe(false);
  });
});
