import { Configuration } from '#configuration';
import { OutboxMail } from '#event-store';
import type { Refusal } from '#kernel';
import { Vault } from '#privacy';
import { startSignIn } from '../sign-in.fixture.js';
import { Addresses, SignInCodes, SignInCodeTemplate } from '../index.js';
import { CodeSecrets } from './code-secrets.js';

const address = 'amina@group.example';
const [client, stranger] = ['192.0.2.1', '198.51.100.9'];

describe('a code by email', () => {
  let signIn: Awaited<ReturnType<typeof startSignIn>>;
  let codes: SignInCodes;
  let addresses: Addresses;
  let template: SignInCodeTemplate;

  beforeAll(async () => {
    signIn = await startSignIn({ SMTP_URL: 'smtp://localhost', MAIL_FROM: 'grants@council.example' });
    [codes, addresses, template] =
      [signIn.app.get(SignInCodes), signIn.app.get(Addresses), signIn.app.get(SignInCodeTemplate)];
  });
  beforeEach(async () => {
    signIn.clock.at = '2027-04-01T09:00:00.000Z';
    await signIn.db.query('DELETE FROM sign_in_code; DELETE FROM asked_mail; DELETE FROM outbox');
    await signIn.db.query('DELETE FROM subject_key; DELETE FROM known_address');
  });
  afterAll(() => signIn.stop());

  /** Asks as somebody does, and reads the mail. */
  const ask = async (at = address, from = client) => {
    const before = new Set((await signIn.db.manager.find(OutboxMail)).map(({ id }) => id));
    const browser = await codes.ask(at, from);
    const mail = (await signIn.db.manager.find(OutboxMail)).find(({ id }) => !before.has(id));
    const composed = mail && await template.compose(mail.about);
    if (!composed || composed === 'nobody') return { browser, code: '', link: '', to: '' };
    const [, first, last] = /Your code is (\d{4}) (\d{4})/.exec(composed.text)!;
    return { browser, code: first! + last!, link: /\/link\/(\S+)/.exec(composed.text)![1]!, to: composed.to };
  };
  const outcome = (entering: Promise<object>) => entering.then(() => 'welcome', ({ rule }: Refusal) => rule);
  const wrongFor = (code: string) => (code === '00000000' ? '00000001' : '00000000');

  it('goes to the address, and shows who reads mail there', async () => {
    const { browser, code, to } = await ask(' Amina@Group.example ');
    expect(to).toBe('Amina@Group.example');
    const proof = await codes.enterHere(browser, code);
    expect(proof.addressIndex).toEqual(addresses.indexOf(address));
    expect(await codes.proven(proof.browser)).toEqual(addresses.indexOf(address));
    await codes.settled(proof.browser);
    expect(await codes.proven(proof.browser)).toBeUndefined();
  });

  it('can be pasted with spaces, dashes and line ends', async () => {
    const { browser, code } = await ask();
    expect(await outcome(codes.enterHere(browser, ` ${code.slice(0, 4)} - ${code.slice(4)}\n`))).toBe('welcome');
  });

  it('works once', async () => {
    const { browser, code, link } = await ask();
    const both = await Promise.all([1, 2].map(() => outcome(codes.enterHere(browser, code))));
    expect(both.sort()).toEqual(['welcome', 'wrong-code']);
    expect((await codes.open(link, browser)).where).toBe('nowhere');
  });

  it('works for ten minutes', async () => {
    const { browser, code, link } = await ask();
    signIn.after(10);
    expect(await outcome(codes.enterHere(browser, code))).toBe('wrong-code');
    expect(await codes.find(link, browser)).toBe('nowhere');
  });

  it('works in another browser, with the address that it went to and no other', async () => {
    const { code } = await ask();
    expect(await outcome(codes.enterElsewhere('joe@group.example', code, client))).toBe('wrong-code');
    expect(await outcome(codes.enterElsewhere('AMINA@group.example', code, client))).toBe('welcome');
  });

  it('has a link, which works in the browser that asked and in no other', async () => {
    const { browser, link } = await ask();
    expect(await codes.find(link, 'another')).toBe('elsewhere');
    expect((await codes.open(link, undefined)).where).toBe('elsewhere');
    expect(await codes.open(link, browser)).toMatchObject({ where: 'here' });
    expect(await codes.find('no such link', browser)).toBe('nowhere');
  });

  it('can be tried five times from elsewhere, many at once included', async () => {
    const { code } = await ask();
    await Promise.all(Array.from({ length: 8 }, () => outcome(codes.enterElsewhere(address, wrongFor(code), client))));
    expect(await outcome(codes.enterElsewhere(address, code, client))).toBe('wrong-code');
  });

  it('cannot be used up by a stranger who knows the address: not its tries, nor the asking for it', async () => {
    for (let i = 0; i < 9; i++) await ask(address, stranger);
    const { browser, code, to } = await ask();
    expect(to).toBe(address);
    for (let i = 0; i < 8; i++) await outcome(codes.enterElsewhere(address, wrongFor(code), stranger));
    for (let i = 0; i < 4; i++) expect(await outcome(codes.enterHere(browser, wrongFor(code)))).toBe('wrong-code');
    expect(await outcome(codes.enterElsewhere(address, code, client))).toBe('welcome');
  });

  it('is worth nothing after five wrong ones', async () => {
    const { browser, code } = await ask();
    for (let i = 0; i < 5; i++) await outcome(codes.enterHere(browser, wrongFor(code)));
    expect(await outcome(codes.enterHere(browser, code))).toBe('wrong-code');
  });

  it('ends all others for that address when it is used', async () => {
    const [first, second] = [await ask(), await ask()];
    expect(await outcome(codes.enterHere(second.browser, second.code))).toBe('welcome');
    expect(await outcome(codes.enterHere(first.browser, first.code))).toBe('wrong-code');
  });

  it('is mailed five times in an hour, however many ask at once', async () => {
    await Promise.all(Array.from({ length: 9 }, () => codes.ask(address, client)));
    expect(await signIn.db.manager.countBy(OutboxMail, { template: 'sign-in-code' })).toBe(5);
  });

  it('is mailed fifteen times in an hour to one address, from wherever it is asked for', async () => {
    for (let i = 0; i < 20; i++) await codes.ask(address, `192.0.2.${i}`);
    expect(await signIn.db.manager.countBy(OutboxMail, { template: 'sign-in-code' })).toBe(15);
  });

  it('shows whose mailbox it is, once it is typed', async () => {
    const named = { recordId: 'a1', personId: 'amina', givenFor: 'contact' } as const;
    await addresses.give(named, address);
    expect(await addresses.isShown(address)).toBe(false);
    const { browser, code } = await ask();
    await codes.enterHere(browser, code);
    expect(await addresses.isShown('Amina@group.example')).toBe(true);
    await addresses.give(named, 'elsewhere@group.example');
    expect(await addresses.isShown('elsewhere@group.example')).toBe(false);
  });

  it('is mailed five times in an hour to one address, and then no more for a while', async () => {
    for (let i = 0; i < 5; i++) expect((await ask()).to).toBe(address);
    expect((await ask()).to).toBe('');
    expect((await ask('joe@group.example')).to).toBe('joe@group.example');
    signIn.after(61);
    expect((await ask()).to).toBe(address);
  });

  it('is not mailed when it is too late, nor after it was used', async () => {
    const { browser, code } = await ask();
    const [mail] = await signIn.db.manager.find(OutboxMail);
    await codes.enterHere(browser, code);
    expect(await template.compose(mail!.about)).toBe('nobody');
  });

  it('goes to nobody where mails lie on a page that administrators read', async () => {
    await ask();
    const [mail] = await signIn.db.manager.find(OutboxMail);
    const services = [signIn.db.manager, signIn.clock, signIn.app.get(Vault), signIn.app.get(CodeSecrets)] as const;
    const withoutServer = new SignInCodeTemplate(...services, new Configuration({}));
    expect(await withoutServer.compose(mail!.about)).toBe('nobody');
  });

  it('lies in no table, and neither does its link or the address', async () => {
    const { code, link, browser } = await ask();
    const tables = ['sign_in_code', 'outbox', 'disclosure', 'subject_key'];
    for (const table of tables) {
      const rows = JSON.stringify(await signIn.db.query(`SELECT t::text FROM ${table} t`));
      for (const secret of [code, link, browser, address]) expect(rows).not.toContain(secret);
    }
  });

  it('is deleted with the address an hour later', async () => {
    await ask();
    signIn.after(61);
    await codes.sweep();
    expect(await signIn.db.query('SELECT 1 FROM sign_in_code')).toEqual([]);
    expect(await signIn.db.query(`SELECT 1 FROM subject_key WHERE subject LIKE 'sign-in-code:%'`)).toEqual([]);
  });
});
