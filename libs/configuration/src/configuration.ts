import { join, resolve } from 'node:path';
import { type LogSettings, readLog } from './log.settings.js';
import { isThisMachine, readTrustedProxies, warningsOfConnections } from './network.settings.js';
import { readSignIn, type SignInSettings } from './sign-in.settings.js';
import { type Environment, oneOf, parseUrl, Variables } from './variables.js';

const ROLES = ['web', 'worker', 'signer'] as const;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const NOBODY = 'Moothall <moothall@localhost>';
const OPEN_LICENCE = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/';

/**
 * `web` answers people and machines; `worker` keeps views, policies, the clock, the outbox and the leaves of the public
 * log going; `signer` signs that log, with a key and a memory of its own.
 */
export type ProcessRole = (typeof ROLES)[number];

/** `prefix`: what 360Giving gave to the publisher, a part of every published id. `licence`: an open one's address. */
export type Publisher = Readonly<{ name: string; prefix: string; licence: string }>;

/** What the operator set, read and checked once, at the start. docs/operator.md has the list. */
export class Configuration {
  readonly port: number;
  /** The address of this machine that is listened on. */
  readonly host: string;
  /** Where people reach the service. On https, cookies are `__Host-` ones. */
  readonly publicUrl: URL;
  /** Whose word counts for whom they pass a request on. */
  readonly trustedProxies: readonly string[];
  /** What may be meant so, and is not safe everywhere: a sentence each, for the log and for `moothall doctor`. */
  readonly warnings: readonly string[];
  /** Without it, PostgreSQL runs in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** The account that owns the tables, where `databaseUrl` is to have no right to change what happened. */
  readonly databaseOwnerUrl: string | undefined;
  /** Absolute. */
  readonly dataDir: string;
  readonly masterKeyFile: string;
  readonly roles: readonly ProcessRole[];
  /** Without it, mails stay in the outbox, to be read on a page. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Whether mails may go to a server on another machine without TLS. */
  readonly mailInClear: boolean;
  /** Who publishes the register, as the open data says it. */
  readonly publisher: Publisher;
  readonly signIn: SignInSettings;
  readonly log: LogSettings;
  /** Anybody may sign in as anybody whom the demo made. */
  readonly demo: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];

  /** @throws with one sentence for each variable that will not do */
  constructor(environment: Environment) {
    const variables = new Variables(environment);
    this.port = variables.read('PORT', 3000, 'must be a number from 1 to 65535', parsePort);
    this.host = variables.text('HOST') ?? '127.0.0.1';
    this.publicUrl = readPublicUrl(variables, this.port);
    this.trustedProxies = readTrustedProxies(variables);
    this.databaseUrl = readDatabaseUrl(variables, 'DATABASE_URL');
    this.databaseOwnerUrl = readDatabaseUrl(variables, 'DATABASE_OWNER_URL');
    mustHaveBoth(variables, this);
    this.dataDir = resolve(variables.text('DATA_DIR') ?? '.data');
    this.masterKeyFile = resolve(variables.text('MASTER_KEY_FILE') ?? join(this.dataDir, 'master.key'));
    this.roles = variables.read('ROLES', ROLES, 'must be web, worker, signer, or some with commas between', parseRoles);
    this.smtpUrl = variables.read('SMTP_URL', undefined, 'must begin with smtp:// or smtps:// and name a host',
      (text) => parseUrl(text, 'smtp:', 'smtps:') && text);
    this.mailInClear = readSwitch(variables, 'SMTP_ALLOW_CLEAR_TEXT');
    this.mailFrom = readMailFrom(variables, this.smtpUrl);
    this.publisher = readPublisher(variables);
    this.signIn = readSignIn(variables);
    this.log = readLog(variables, this);
    this.demo = readSwitch(variables, 'DEMO');
    this.logLevel = variables.read('LOG_LEVEL', 'info', `must be one of ${LOG_LEVELS.join(', ')}`, oneOf(LOG_LEVELS));
    if (variables.faults.length > 0) throw new Error(variables.faults.join('\n'));
    this.warnings = warningsOf(this, variables);
    Object.freeze(this);
  }

  has(role: ProcessRole): boolean {
    return this.roles.includes(role);
  }
}

function mustHaveBoth({ faults }: Variables, { databaseUrl, databaseOwnerUrl }: Partial<Configuration>) {
  if (databaseOwnerUrl && !databaseUrl)
    faults.push('DATABASE_OWNER_URL needs DATABASE_URL, the account that the app works with.');
}

function warningsOf(settings: Configuration, variables: Variables): readonly string[] {
  const { publicUrl, host, databaseUrl, databaseOwnerUrl } = settings;
  const isElsewhere = publicUrl.protocol === 'https:' && !isThisMachine(host) && host !== '::1';
  return [
    ...(isElsewhere && variables.text('TRUSTED_PROXIES') === undefined
      ? ['TRUSTED_PROXIES is not set, and HOST is not this machine alone: behind a web server elsewhere, everybody '
        + 'looks like one client, and shares its limits. Set it to the address of that web server.'] : []),
    ...warningsOfConnections({ ...settings, databaseUrls: [databaseUrl, databaseOwnerUrl] }),
  ];
}

const readSwitch = (variables: Variables, name: string) =>
  variables.read(name, '0', 'must be 1 or 0', oneOf(['0', '1'])) === '1';

const readDatabaseUrl = (variables: Variables, name: string) =>
  variables.read<string | undefined>(name, undefined, 'must begin with postgres:// and name a host',
    (text) => parseUrl(text, 'postgres:', 'postgresql:') && text);

const parsePort = (text: string) => /^\d{1,5}$/.test(text) && +text >= 1 && +text <= 65_535 ? +text : undefined;

function parseRoles(text: string): readonly ProcessRole[] | undefined {
  const names = text.split(',').map((name) => name.trim());
  return names.every((name) => oneOf(ROLES)(name)) ? ROLES.filter((role) => names.includes(role)) : undefined;
}

/** Over http, a password or a cookie could be read on the way, so http is for this machine only. */
function readPublicUrl(variables: Variables, port: number): URL {
  const rule = 'must be an https:// address without a path (http:// only for localhost)';
  return variables.read('PUBLIC_URL', new URL(`http://localhost:${port}`), rule, (text) => {
    const url = parseUrl(text, 'https:', 'http:');
    const whole = url?.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
    return whole && (url.protocol === 'https:' || isThisMachine(url.hostname)) ? url : undefined;
  });
}

function readPublisher(variables: Variables): Publisher {
  const prefix = variables.read('PUBLISHER_PREFIX', 'moothall', 'must be letters, digits, dashes and underscores',
    (text) => (/^[A-Za-z0-9][\w-]{0,49}$/.test(text) ? text : undefined));
  const licence = variables.read('DATA_LICENCE', OPEN_LICENCE, 'must be the https:// address of an open licence',
    (text) => parseUrl(text, 'https:')?.href);
  return { name: variables.text('PUBLISHER_NAME') ?? 'Moothall', prefix, licence };
}

function readMailFrom(variables: Variables, smtpUrl: string | undefined): string {
  const from = variables.read('MAIL_FROM', NOBODY, 'must hold an e-mail address, such as Moothall <grants@example.org>',
    (text) => /[^\s<>@]+@[^\s<>@]+/.test(text) && !/[\r\n]/.test(text) ? text : undefined);
  if (smtpUrl && !variables.text('MAIL_FROM'))
    variables.faults.push('MAIL_FROM must be set where SMTP_URL is: mails need a sender whom people can answer.');
  return from;
}
