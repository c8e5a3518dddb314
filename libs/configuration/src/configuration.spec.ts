import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Configuration } from './index.js';

const faultsOf = (environment: Record<string, string>) => {
  try {
    return String(new Configuration(environment).port);
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the configuration', () => {
  it('takes an account that owns the tables only beside the one that works with them', () => {
    const databaseOwnerUrl = 'postgres://owner:secret@db/moothall';
    expect(new Configuration({ DATABASE_URL: 'postgres://db/moothall', DATABASE_OWNER_URL: databaseOwnerUrl }))
      .toMatchObject({ databaseOwnerUrl });
    expect(() => new Configuration({ DATABASE_OWNER_URL: databaseOwnerUrl })).toThrow('needs DATABASE_URL');
  });

  it('is complete when nothing is set', () => {
    const { publicUrl, signIn, ...rest } = new Configuration({});
    expect(publicUrl.href).toBe('http://localhost:3000/');
    expect(rest).toEqual({
      port: 3000, host: '127.0.0.1', databaseUrl: undefined, dataDir: resolve('.data'),
      masterKeyFile: resolve('.data/master.key'), roles: ['web', 'worker', 'signer'], smtpUrl: undefined,
      mailFrom: 'Moothall <moothall@localhost>', demo: false, logLevel: 'info',
      trustedProxies: ['loopback'], mailInClear: false, warnings: [],
      log: {
        origin: 'localhost:3000/log', publishEvery: 3_600_000, signerDir: resolve('.data/signer'), witnesses: [],
      },
      publisher: {
        name: 'Moothall', prefix: 'moothall',
        licence: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
      },
    });
    expect(signIn).toEqual({
      staff: { idle: 30 * 60_000, whole: 12 * 3_600_000 }, group: { idle: 7 * 86_400_000, whole: 30 * 86_400_000 },
      provider: undefined, triesPerMinute: 20, applicationsPerHour: 30, apiPerMinute: 600, costlyPerMinute: 60,
    });
  });

  it('knows a sign-in service by its address and its name for us, and reads the secret from a file', () => {
    const secretFile = join(mkdtempSync(join(tmpdir(), 'moothall-secret-')), 'secret');
    writeFileSync(secretFile, 'open sesame\n');
    const service = { OIDC_ISSUER: 'https://id.example.org/realm', OIDC_CLIENT_ID: 'moothall' };
    expect(new Configuration({ ...service, OIDC_CLIENT_SECRET_FILE: secretFile }).signIn.provider).toEqual({
      issuer: new URL('https://id.example.org/realm'), clientId: 'moothall', clientSecret: 'open sesame',
      name: 'your work account', amr: ['mfa'], acr: [],
    });
    expect(faultsOf({ OIDC_ISSUER: 'https://id.example.org' })).toContain('must be set both, or neither');
    expect(faultsOf({ ...service, OIDC_ISSUER: 'http://id.example.org' })).toContain('OIDC_ISSUER must be the https');
    expect(faultsOf({ ...service, OIDC_CLIENT_SECRET_FILE: '/nowhere' })).toContain('a file that can be read');
    expect(faultsOf({ STAFF_IDLE_MINUTES: '0' })).toContain('must be a whole number from 1 to 240');
  });

  it('names the public log after the public address, and reads how often and before whom it is signed', () => {
    const vkey = `witness.example/w1+0123abcd+${'A'.repeat(44)}`;
    const witnesses = `${vkey} https://witness.example/, ${vkey}\thttp://localhost:9000/`;
    const { log } = new Configuration({
      PUBLIC_URL: 'https://grants.example', LOG_PUBLISH_EVERY: '10m', WITNESSES: witnesses, SIGNER_DIR: '/srv/signer',
    });
    expect(log).toEqual({
      origin: 'grants.example/log', publishEvery: 600_000, signerDir: '/srv/signer', witnesses: [
        { vkey, url: new URL('https://witness.example/') }, { vkey, url: new URL('http://localhost:9000/') },
      ],
    });
    for (const wrong of ['a b', 'a+b', 'ä'])
      expect(faultsOf({ LOG_ORIGIN: wrong })).toContain('LOG_ORIGIN must be 1 to 200 printable');
    for (const wrong of ['0m', '10', '1d', '25h', '-1s'])
      expect(faultsOf({ LOG_PUBLISH_EVERY: wrong })).toContain('LOG_PUBLISH_EVERY must be a time such as 30s');
    for (const wrong of [vkey, `${vkey} http://witness.example/`, `w https://witness.example/`])
      expect(faultsOf({ WITNESSES: wrong })).toContain('WITNESSES must be');
  });

  it('takes a variable that is empty for one that is not set', () =>
    expect(new Configuration({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: undefined }));

  it('keeps the master key with the data, unless told where else', () => {
    expect(new Configuration({ DATA_DIR: '/srv/moot' }).masterKeyFile).toBe('/srv/moot/master.key');
    expect(new Configuration({ MASTER_KEY_FILE: '/safe/key' }).masterKeyFile).toBe('/safe/key');
  });

  it('tells everything that is wrong at once, in a sentence each', () => {
    const wrong = { PORT: 'x', DATABASE_URL: 'mysql://db', ROLES: 'web,cook', DEMO: 'yes', LOG_LEVEL: 'loud' };
    expect(faultsOf({ ...wrong, SMTP_URL: 'mail.example.org' }).split('\n')).toEqual([
      'PORT must be a number from 1 to 65535.',
      'DATABASE_URL must begin with postgres:// and name a host.',
      'ROLES must be web, worker, signer, or some with commas between.',
      'SMTP_URL must begin with smtp:// or smtps:// and name a host.',
      'DEMO must be 1 or 0.',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    ]);
  });

  it('repeats no password', () =>
    expect(faultsOf({ DATABASE_URL: 'mysql://ann:secret@db' })).not.toContain('secret'));

  it.each(['postgres://ann:secret@db:5432/moot', 'postgresql:///moot?host=/var/run/postgresql'])(
    'finds a PostgreSQL at %s', (url) => expect(new Configuration({ DATABASE_URL: url }).databaseUrl).toBe(url));

  it.each(['0', '65536', '-1', '3e3', '80.5'])('knows that %s is no port', (PORT) =>
    expect(faultsOf({ PORT })).toMatch(/^PORT/));

  it.each([['web', ['web']], ['worker', ['worker']], ['worker, web', ['web', 'worker']]])(
    'lets a process be %s', (ROLES, roles) => expect(new Configuration({ ROLES }).roles).toEqual(roles));

  it.each(['https://grants.example.org', 'http://localhost:8080', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'can be reached at %s', (url) =>
      expect(new Configuration({ PUBLIC_URL: url }).publicUrl.href).toBe(`${url}/`));

  it.each(['http://grants.example.org', 'ftp://localhost', 'grants.example.org', 'https://example.org/grants',
    'https://ann:secret@example.org', 'http://127.0.0.1.example.org'])(
    'cannot be reached at %s', (url) => expect(faultsOf({ PUBLIC_URL: url })).toMatch(/^PUBLIC_URL must be an https/));

  it('wants to know a sender whom people can answer before it mails anybody', () => {
    expect(faultsOf({ SMTP_URL: 'smtp://mail' })).toMatch(/^MAIL_FROM must be set where SMTP_URL is/);
    expect(faultsOf({ SMTP_URL: 'smtp://mail', MAIL_FROM: 'Grants' })).toMatch(/^MAIL_FROM must hold an e-mail/);
    expect(new Configuration({ SMTP_URL: 'smtp://mail', MAIL_FROM: 'grants@example.org' }).smtpUrl).toBe('smtp://mail');
  });

  it('knows whom to believe about who asks: this machine, or addresses and ranges that are named', () => {
    const set = { TRUSTED_PROXIES: '10.0.3.7, 172.16.0.0/12,uniquelocal,::1' };
    expect(new Configuration(set).trustedProxies).toEqual(['10.0.3.7', '172.16.0.0/12', 'uniquelocal', '::1']);
    for (const TRUSTED_PROXIES of ['everybody', '0.0.0.0/0', '10.0.0.0/33', '10.0.0', '1', 'true'])
      expect(faultsOf({ TRUSTED_PROXIES })).toMatch(/^TRUSTED_PROXIES must be addresses or ranges/);
  });

  it('warns where what goes to the database or the mail server could be read on the way', () => {
    const warningsOf = (settings: Record<string, string>) =>
      new Configuration({ MAIL_FROM: 'grants@example.org', ...settings }).warnings;
    const mail = { SMTP_URL: 'smtp://mail.example.org', SMTP_ALLOW_CLEAR_TEXT: '1' };
    expect(warningsOf(mail)).toEqual([expect.stringContaining('SMTP_ALLOW_CLEAR_TEXT is set')]);
    const DATABASE_URL = 'postgres://ann:secret@db.example.org/moot';
    expect(warningsOf({ DATABASE_URL })).toEqual([expect.stringContaining('sslmode=verify-full')]);
    expect(warningsOf({ DATABASE_URL }).join()).not.toContain('secret');
    for (const near of [`${DATABASE_URL}?sslmode=verify-full`, 'postgres://127.0.0.1/moot',
      'postgresql:///moot?host=/var/run/postgresql'])
      expect(warningsOf({ DATABASE_URL: near, SMTP_URL: 'smtp://mail.example.org' })).toEqual([]);
  });

  it('warns where everybody may look like one client', () => {
    const open = { PUBLIC_URL: 'https://grants.example.org', HOST: '0.0.0.0' };
    expect(new Configuration(open).warnings).toEqual([expect.stringContaining('TRUSTED_PROXIES is not set')]);
    expect(new Configuration({ ...open, TRUSTED_PROXIES: 'uniquelocal' }).warnings).toEqual([]);
    expect(new Configuration({ ...open, HOST: '127.0.0.1' }).warnings).toEqual([]);
  });

  it('says who publishes, under which prefix and licence', () => {
    const [name, prefix, licence] = ['Lancashire Together', 'LancsTog', 'https://o.example/l'];
    const set = { PUBLISHER_NAME: name, PUBLISHER_PREFIX: prefix, DATA_LICENCE: licence };
    expect(new Configuration(set).publisher).toEqual({ name, prefix, licence });
    expect(faultsOf({ PUBLISHER_PREFIX: 'a/b' })).toMatch(/^PUBLISHER_PREFIX must be letters/);
    expect(faultsOf({ DATA_LICENCE: 'OGL' })).toMatch(/^DATA_LICENCE must be the https/);
  });

  it('does not change afterwards', () =>
    expect(() => Object.assign(new Configuration({}), { demo: true })).toThrow('read only'));
});
