import { AgreementQueries, ObligationQueries, Obligations, spreadsheetHeadings } from '#s106-contributions';
import { describeInBrowser } from '#testing';
import { type Moothall, register, signIn, startMoothall } from '../support/moothall.js';
import { eventually, type Steps, stepsOn } from '../support/steps.js';
import { Story } from '../support/story.js';

const heading = spreadsheetHeadings.join(',');
const line = (agreement: string, contribution: string, more = 'Mill Lane,Northern Homes,Audley,14/05/2026,120') =>
  `${agreement},22/00123/FUL,${more},,${contribution},Community facilities,"36,648.00",,A hall,50th home,10,500`;

await describeInBrowser('a planning officer who brings old agreements in', ({ desktop }) => {
  let moothall: Moothall;
  let story: Story;
  let nadia: Steps;
  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    await register(moothall, 'Ribble Borough Council', 'council', [{ name: 'Nadia Iqbal', role: 'planning-officer' }]);
    const page = await desktop();
    await signIn(page, moothall, 'Nadia Iqbal');
    nadia = stepsOn(page, moothall, 'contributions-import');
  });
  afterAll(() => moothall.stop());

  const give = (label: string, name: string, ...lines: readonly string[]) =>
    nadia.page.getByLabel(label, { exact: true })
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
  const lookThrough = async (...lines: readonly string[]) => {
    await nadia.open('/s106/import');
    await nadia.choose('A simple spreadsheet');
    await give('The spreadsheet, saved as CSV', 's106.csv', heading, ...lines);
    await nadia.press('Look through the files');
  };
  const isIn = () => eventually(async () => {
    await nadia.open(nadia.path());
    return await nadia.heading() === 'All of it is in';
  });
  const recorded = async () => {
    await story.isShown();
    const agreements = await story.get(AgreementQueries).all();
    return [agreements.length, (await story.get(ObligationQueries).all()).length];
  };

  it('is asked for a file', async () => {
    await nadia.open('/s106/import');
    await nadia.look('ask');
    await nadia.press('Look through the files');
    expect(await nadia.problems()).toEqual(['Select which files you have']);
    await nadia.choose('A simple spreadsheet');
    await nadia.press('Look through the files');
    expect(await nadia.problems()).toEqual(['Choose a file']);
  });

  it('sees everything that is wrong with it, by line and column, and nothing is imported', async () => {
    await lookThrough(line('DA-1', 'C1'), line('DA-2', 'C1', 'Old Dairy,,Nowhere,31/02/2026,few'), line('DA-1', 'C1'));
    expect(await nadia.problems()).toEqual(['Nothing is imported. 4 things are wrong']);
    const rows = await nadia.page.getByRole('row').allInnerTexts();
    expect(rows.slice(1).map((row) => row.split('\t'))).toEqual([
      ['s106.csv, line 3', 'wards', '"Nowhere" is not a ward that is imported here'],
      ['s106.csv, line 3', 'dwellings', '"few" is not a whole number'],
      ['s106.csv, line 3', 'deed-date', '"31/02/2026" is not a date like 2027-04-01'],
      ['s106.csv, line 4', 'contribution', 'C1 is on line 2 already'],
    ]);
    await nadia.look('faults');
    expect(await recorded()).toEqual([0, 0]);
  });

  it('sees what would come in, and all of it comes in', async () => {
    await lookThrough(line('DA-1', 'C1'), 'DA-1,,,,,,,,C2,land,,3,,,,');
    expect(await nadia.heading()).toBe('Nothing is wrong with the file');
    await nadia.look('checked');
    expect(await recorded()).toEqual([0, 0]);
    await nadia.press('Import all of it');
    await isIn();
    await nadia.look('finished');
    expect(await recorded()).toEqual([1, 2]);
    await nadia.open('/contributions/agreements');
    await nadia.follow('Mill Lane');
    const words = await nadia.words();
    for (const fact of ['Community facilities: £36,648', 'Land: 3 other', 'A hall']) expect(words).toContain(fact);
  });

  it('is told that the same file is in already', async () => {
    await lookThrough(line('DA-1', 'C1'));
    expect(await nadia.words()).toContain('DA-1 is recorded here already');
  });

  it('goes on where the server was stopped, and nothing is there twice', async () => {
    const obligations = story.get(Obligations);
    const [secure, log] = [obligations.secure.bind(obligations), process.stderr.write.bind(process.stderr)];
    let count = 0;
    obligations.secure = (...wish) => (++count === 2 ? Promise.reject(new Error('The power went')) : secure(...wish));
    process.stderr.write = () => true; // what it says of the power
    await lookThrough(line('DA-5', 'C1'), line('DA-6', 'C1'), line('DA-7', 'C1'));
    await nadia.press('Import all of it');
    await eventually(async () => {
      await nadia.open(nadia.path());
      return (await nadia.words()).includes('Written so far: 3 of 6');
    });
    process.stderr.write = log;
    await nadia.look('interrupted');
    await nadia.press('Go on');
    await isIn();
    expect(await recorded()).toEqual([4, 5]);
  });

  it('brings in the two files of the national standard, for wards that the officer names', async () => {
    await nadia.open('/s106/import');
    await nadia.choose('The two files of the national standard');
    const rest = 'notes,organisation,entry-date,start-date,end-date';
    await give('developer-agreement.csv', 'developer-agreement.csv',
      `reference,name,developer-agreement-type,planning-application,document-url,${rest}`,
      'DA-9,Land at Mill Lane,section-106,22/0123,,,local-authority:RIB,2026-11-21,2026-05-14,');
    await give('developer-agreement-contribution.csv', 'developer-agreement-contribution.csv',
      `reference,developer-agreement,contribution-purpose,amount,units,${rest}`,
      'DAC-1,DA-9,education,250000.00,,Index-linked,local-authority:RIB,2026-11-21,2026-05-14,');
    await nadia.press('Look through the files');
    expect(await nadia.words()).toContain('Choose one ward or more');
    await nadia.choose('The two files of the national standard');
    await nadia.fill({ 'Wards of agreements for which the file names none': 'Bastwell' });
    await give('developer-agreement.csv', 'developer-agreement.csv',
      'reference,name,developer-agreement-type,planning-application,start-date',
      'DA-9,Land,section-106,22/0123,2026-05-14');
    await give('developer-agreement-contribution.csv', 'developer-agreement-contribution.csv',
      'reference,developer-agreement,contribution-purpose,amount,units', 'DAC-1,DA-9,education,250000.00,');
    await nadia.press('Look through the files');
    await nadia.press('Import all of it');
    await isIn();
    expect(await recorded()).toEqual([5, 6]);
  });
});
