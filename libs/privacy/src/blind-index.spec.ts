import { BlindIndex } from './blind-index.js';
import { startPrivacy } from './privacy.fixture.js';

describe('looking up what people typed', () => {
  let privacy: Awaited<ReturnType<typeof startPrivacy>>;
  let index: BlindIndex;
  const called = (text: string) => ({ kind: 'name', text });

  beforeAll(async () => {
    privacy = await startPrivacy();
    index = new BlindIndex(privacy.db.manager, privacy.masterKey('master.key'));
    await add('organisation:choir', [called('choir'), called('hilltop')]);
    await add('organisation:garden', [called('garden'), called('hilltop')]);
  });
  afterAll(() => privacy.stop());

  async function add(subject: string, clues: Parameters<BlindIndex['add']>[1]) {
    const texts = privacy.vault('master.key').sealer(subject);
    texts.seal('name', 'A name');
    await texts.save();
    await index.add(subject, clues);
  }

  it('finds what shares most with it first', async () => {
    expect(await index.find([called('garden'), called('hilltop')], 9))
      .toEqual(['organisation:garden', 'organisation:choir']);
    expect(await index.find([called('garden'), called('hilltop')], 1)).toEqual(['organisation:garden']);
    expect(await index.find([called('shed')], 9)).toEqual([]);
  });

  it('does not take a name for something of another kind', async () => {
    expect(await index.find([{ kind: 'place', text: 'choir' }], 9)).toEqual([]);
  });

  it('changes nothing when it is told the same again', async () => {
    await index.add('organisation:choir', [called('choir'), called('choir')]);
    expect(await index.find([called('choir')], 9)).toEqual(['organisation:choir']);
  });

  it('keeps no word of it, and nothing that another key would find', async () => {
    const rows = await privacy.db.query<{ hash: string }[]>('SELECT * FROM blind_index');
    expect(rows).toHaveLength(4);
    expect(JSON.stringify(rows.map(({ hash }) => hash))).not.toMatch(/hilltop|choir|garden/i);
    const another = new BlindIndex(privacy.db.manager, privacy.masterKey('another.key'));
    expect(await another.find([called('choir')], 9)).toEqual([]);
  });

  it('finds nothing of what was erased', async () => {
    await add('organisation:shed', [called('shed')]);
    await privacy.vault('master.key').erase('organisation:shed');
    expect(await index.find([called('shed')], 9)).toEqual([]);
  });
});
