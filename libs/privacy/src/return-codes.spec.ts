import type { Refusal } from '#kernel';
import { ReturnCodes } from './index.js';
import { startPrivacy } from './privacy.fixture.js';

describe('coming back to an application', () => {
  let privacy: Awaited<ReturnType<typeof startPrivacy>>;
  let codes: ReturnCodes;
  let now: string;
  const answerTo = (recordId: string | undefined, typed: string) =>
    codes.redeemCode(recordId, typed)
      .then(() => 'welcome', ({ rule, message, field }: Refusal) => ({ rule, message, field }));
  const wrong = { rule: 'wrong-code', message: expect.stringContaining('15 minutes') as string, field: 'code' };
  const guess = async (recordId: string, times: number) => {
    for (let i = 0; i < times; i++) await answerTo(recordId, '0000-0000-00');
  };

  beforeAll(async () => {
    privacy = await startPrivacy();
    codes = new ReturnCodes(privacy.db.manager, { now: () => now }, privacy.masterKey('master.key'));
  });
  beforeEach(() => { now = '2027-04-01T09:00:00.000Z'; });
  afterAll(() => privacy.stop());

  it('works by the typed code', async () => {
    const { code } = await codes.issue('a1');
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/);
    expect(await answerTo('a1', code)).toBe('welcome');
    expect(await answerTo('a1', code)).toBe('welcome');
  });

  it('works however the code is typed', async () => {
    let code = '';
    while (!(code.includes('0') && code.includes('1'))) code = (await codes.issue('a2')).code;
    for (const typed of [
      code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')}\n`, code.replaceAll('-', '–'),
      code.replaceAll('0', 'O').replaceAll('1', 'I'), code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'),
    ]) expect(await answerTo('a2', typed)).toBe('welcome');
  });

  it('works by the link', async () => {
    const { link } = await codes.issue('a3');
    expect(Buffer.from(link, 'base64url')).toHaveLength(16);
    expect(await codes.redeemLink(link)).toBe('a3');
    expect(await codes.redeemLink(`${link}x`)).toBeUndefined();
    expect(await codes.redeemLink('')).toBeUndefined();
  });

  it('works with the newest code and link only', async () => {
    const [old, fresh] = [await codes.issue('a4'), await codes.issue('a4')];
    expect(await answerTo('a4', old.code)).toEqual(wrong);
    expect(await codes.redeemLink(old.link)).toBeUndefined();
    expect(await answerTo('a4', fresh.code)).toBe('welcome');
    expect(await codes.redeemLink(fresh.link)).toBe('a4');
  });

  it('can be told again in a later mail, until a new one is issued', async () => {
    const way = await codes.issue('a5');
    expect(await codes.of('a5')).toEqual(way);
    expect(await codes.of('never issued')).toBeUndefined();
  });

  it('gives each record codes of its own', async () => {
    const [mine] = [await codes.issue('a6'), await codes.issue('a7')];
    expect(await answerTo('a7', mine.code)).toEqual(wrong);
  });

  it('gives the same answer to a wrong code, an unknown reference and a locked record', async () => {
    const { code } = await codes.issue('a8');
    const [wrongCode, unknown] = [await answerTo('a8', '0000-0000-00'), await answerTo(undefined, code)];
    await guess('a8', 4);
    const [locked, neverIssued] = [await answerTo('a8', code), await answerTo('none', code)];
    for (const answer of [unknown, locked, neverIssued]) expect(answer).toEqual(wrongCode);
    expect(wrongCode).toEqual(wrong);
  });

  it('is locked for 15 minutes after five wrong codes; the link goes on working', async () => {
    const { code, link } = await codes.issue('a9');
    await guess('a9', 5);
    now = '2027-04-01T09:14:59.999Z';
    expect(await answerTo('a9', code)).toEqual(wrong);
    expect(await codes.redeemLink(link)).toBe('a9');
    now = '2027-04-01T09:15:00.000Z';
    expect(await answerTo('a9', code)).toBe('welcome');
  });

  it('forgives four wrong codes once the right one is typed', async () => {
    const { code } = await codes.issue('b1');
    for (let i = 0; i < 3; i++) {
      await guess('b1', 4);
      expect(await answerTo('b1', code)).toBe('welcome');
    }
  });

  it('has five tries after each lock, not fewer and not more', async () => {
    const { code } = await codes.issue('b2');
    await guess('b2', 5);
    now = '2027-04-01T10:00:00.000Z';
    await guess('b2', 5);
    expect(await answerTo('b2', code)).toEqual(wrong);
    now = '2027-04-01T11:00:00.000Z';
    await guess('b2', 4);
    expect(await answerTo('b2', code)).toBe('welcome');
  });

  it('is not opened by many tries at the same moment', async () => {
    const { code } = await codes.issue('b3');
    await Promise.all(Array.from({ length: 50 }, () => answerTo('b3', '0000-0000-00')));
    expect(await answerTo('b3', code)).toEqual(wrong);
  });

  it('leaves neither code nor link in the database', async () => {
    const { code, link } = await codes.issue('b4');
    const [row] = await privacy.db.query<[{ text: string }]>(
      `SELECT r::text AS text FROM return_code r WHERE record_id = 'b4'`);
    for (const secret of [code, code.replaceAll('-', ''), link])
      for (const form of ['utf8', 'hex'] as const) expect(row.text).not.toContain(Buffer.from(secret).toString(form));
    expect(row.text).not.toContain(Buffer.from(link, 'base64url').toString('hex'));
  });
});
