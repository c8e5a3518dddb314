import { parse } from 'csv-parse/sync';
import type { Award } from './public-register.js';
import { award, inChunks, textOf, withheldAward } from './award.fixture.js';
import { registerCsv } from './register-csv.js';

const site = new URL('https://grants.example.org');
const fileOf = (...chunks: readonly (readonly Award[])[]) => textOf(registerCsv(inChunks(...chunks), site));
const linesOf = async (...awards: readonly Award[]) =>
  parse<Record<string, string>>(await fileOf(awards), { bom: true, columns: true });

describe('the register as CSV', () => {
  it('has what the Transparency Code asks for', async () => {
    expect(await linesOf(award({ number: '1164883' }))).toMatchObject([{
      'Date awarded': '2027-05-11', // in London, half past midnight
      'Time period from': '2027-07-01', 'Time period to': '2027-09-30', Beneficiary: "Brookside Tenants' Group",
      'Awarding department': 'Lancashire County Council', 'Registration number': '1164883', Amount: '900.50',
      Purpose: 'A bench and a bit of green',
    }]);
  });

  it('has the reasons, the place, and where to read how it was decided', async () => {
    expect(await linesOf(award())).toMatchObject([{
      Reasons: 'A clear need.', Place: 'Brookside flats', Ward: 'Audley', 'Ward code': 'E05001620', Status: 'Accepted',
      'How it was decided': 'https://grants.example.org/decisions/MH-7K3M2Q9X', 'Registration number': '',
    }]);
  });

  it('says what is withheld, and why', async () => {
    expect(await linesOf(withheldAward)).toMatchObject([{
      Beneficiary: 'Withheld', 'Registration number': 'Withheld', Place: 'Withheld', Ward: 'Withheld', 'Ward code': '',
      'Why withheld': 'It is a refuge.',
    }]);
  });

  it.each(['=HYPERLINK("http://evil.example";"Click")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'])(
    'lets no spreadsheet take %j for a formula', async (text) => {
      const [line] = await linesOf(award({ group: text, title: text, reasons: text, place: text }));
      for (const column of ['Beneficiary', 'Purpose', 'Reasons', 'Place']) expect(line?.[column]).toBe(`'${text}`);
    });

  it('keeps quotes, commas and line ends inside their cell', async () => {
    const reasons = 'Good, “clear”, and "ready";\nwe fund it all.\r\nWell done';
    expect(await linesOf(award({ reasons }))).toMatchObject([{ Reasons: reasons }]);
  });

  it('begins with the mark by which Excel knows UTF-8, once, and has one heading line', async () => {
    const file = await fileOf([award()], [award(), withheldAward]);
    expect(file.lastIndexOf('\uFEFF')).toBe(0);
    expect(file.split('Date awarded')).toHaveLength(2);
    expect(file.split('\r\n')).toHaveLength(1 + 3 + 1);
  });

  it('is a heading line where nothing was awarded', async () => {
    expect((await fileOf()).trim().split('\r\n')).toHaveLength(1);
  });
});
