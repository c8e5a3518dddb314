import { parse } from 'csv-parse/sync';
import { sum } from '#kernel';
import { type Statement, statementOf } from '#s106-contributions';
import { factLines, figuresOf, itemsOf, reconciles } from './figures.js';
import { statementCsv } from './statement-csv.js';
import { statementPdf } from './statement-pdf.js';

const step = (id: string, status: Fact['status'], day: string, pence: number, more: Partial<Fact> = {}): Fact => ({
  id, obligationId: 'o1', agreementId: 'a1', funderId: 'lcc', status, pence, interestPence: 0, units: null, day,
  allocationId: null, proposalId: null, wardCode: null, what: null, because: null, releasedPence: 0,
  recordedAt: '2027-04-01T09:00:00.000Z', ...more,
});
type Fact = Statement['inKind'][number];
const hall = { allocationId: 'x1' };
const statement = statementOf({
  year: { name: '2027-28', from: '2027-04-01', to: '2028-03-31' },
  agreements: [{ id: 'a1', reference: 'DA-1', site: 'Mill Lane – “Łódź”' }],
  obligations: [{ id: 'o1', agreementId: 'a1', reference: 'C1', purpose: 'community-facilities' }],
  transactions: [
    step('s1', 'secured', '2027-04-01', 3_664_800), step('r1', 'received', '2027-05-01', 3_000_050),
    step('f1', 'monitoring-fee', '2027-05-02', 50_000),
    step('x1', 'allocated', '2027-06-01', 2_000_000, { ...hall, what: 'Brookside hall' }),
    step('p1', 'spent', '2027-09-01', 1_250_075, { ...hall, what: 'A roof' }),
    step('k1', 'secured', '2027-07-01', 0, { units: 120 }),
  ],
});

const inPence = (pounds = '') => Math.round(Number(pounds) * 100);

describe('a statement', () => {
  it('has each figure with its facts, which add up to it', () => {
    const figures = figuresOf(statement);
    expect(Object.fromEntries(figures.map(({ id, figure }) => [id, figure.pence]))).toEqual({
      agreed: 3_664_800, received: 3_000_050, receivedEarlier: 0, allocated: 749_925, used: 1_300_075, fees: 50_000,
      returned: 0, retained: 1_699_975, retainedBefore: 0, unallocated: 950_050,
    });
    for (const { figure } of figures)
      expect(sum(factLines(statement, figure).map(({ pence }) => pence))).toBe(figure.pence);
    expect(reconciles(statement)).toBe(true);
  });

  it('names each item by its project', () => {
    expect(itemsOf(statement)).toMatchObject({
      allocated: [{ project: 'Brookside hall', pence: 749_925 }],
      spent: [{ project: 'Brookside hall', pence: 1_250_075 }],
    });
  });

  it('is a CSV with a line for each fact, which add up to each total', () => {
    const lines = parse<Record<string, string>>(statementCsv(statement), { columns: true, bom: true });
    const used = lines.filter(({ Paragraph }) => Paragraph === '3(f)');
    expect(used.map(({ Day, Step, For, Amount, Total }) => [Day, Step, For, Amount, Total])).toEqual([
      ['', '', '', '', '13000.75'], ['2027-05-02', 'Kept for looking after the agreement', '', '500.00', ''],
      ['2027-09-01', 'Spent', 'A roof', '12500.75', ''],
    ]);
    expect(lines.at(-1)).toMatchObject({ Paragraph: '3(d)', Units: '120', Contribution: 'C1' });
    for (const { Figure: figure, Total: total } of lines.filter((one) => one.Total !== '')) {
      const facts = lines.filter((one) => one.Figure === figure && one.Amount !== '');
      expect(sum(facts.map(({ Amount: amount }) => inPence(amount)))).toBe(inPence(total));
    }
    expect(lines.map(({ Amount: amount }) => amount)).toContain('-12500.75');
  });

  it('is a PDF with its language, its title and its structure', async () => {
    const publication = { council: 'Lancashire', address: 'https://grants.example.org/x', madeOn: '2028-04-02' };
    const text = (await statementPdf(statement, publication)).toString('latin1');
    expect(text).toMatch(/^%PDF-1\.7/);
    for (const part of ['/Lang (en-GB)', '/DisplayDocTitle true', '/Marked true', '/S /H1', '/S /Table', '/S /TH'])
      expect(text).toContain(part);
  });
});
