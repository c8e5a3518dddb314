import { readFileSync } from 'node:fs';
import { isThisMachine } from './network.settings.js';
import { parseUrl, type Variables } from './variables.js';

/** Milliseconds: without a click, and in all. */
export type SessionLimits = Readonly<{ idle: number; whole: number }>;

/** The funder's own sign-in service (OpenID Connect). `amr`, `acr`: which of its claims show a second factor. */
export type Provider = Readonly<{
  issuer: URL; clientId: string; clientSecret: string | undefined; name: string; amr: readonly string[];
  acr: readonly string[];
}>;

export type SignInSettings = Readonly<{
  staff: SessionLimits; group: SessionLimits;
  /** Without it, staff sign in by an emailed code. */
  provider: Provider | undefined;
  /** How often one client may try to sign in, and may use the API. */
  triesPerMinute: number;
  /** How many applications one client may begin. */
  applicationsPerHour: number;
  apiPerMinute: number;
  /** How often one client may search in words and download. */
  costlyPerMinute: number;
}>;

const MINUTE = 60_000;
const [HOUR, DAY] = [60 * MINUTE, 24 * 60 * MINUTE];

export function readSignIn(variables: Variables): SignInSettings {
  const count = (name: string, fallback: number, most: number) =>
    variables.read(name, fallback, `must be a whole number from 1 to ${most}`, (text) =>
      (/^\d{1,7}$/.test(text) && +text >= 1 && +text <= most ? +text : undefined));
  return {
    staff: {
      idle: count('STAFF_IDLE_MINUTES', 30, 240) * MINUTE, whole: count('STAFF_SESSION_HOURS', 12, 24) * HOUR,
    },
    group: { idle: count('GROUP_IDLE_DAYS', 7, 30) * DAY, whole: count('GROUP_SESSION_DAYS', 30, 90) * DAY },
    provider: readProvider(variables),
    triesPerMinute: count('SIGN_IN_TRIES_PER_MINUTE', 20, 1_000_000),
    applicationsPerHour: count('APPLICATIONS_PER_HOUR', 30, 1_000_000),
    apiPerMinute: count('API_REQUESTS_PER_MINUTE', 600, 1_000_000),
    costlyPerMinute: count('DOWNLOADS_PER_MINUTE', 60, 1_000_000),
  };
}

function readProvider(variables: Variables): Provider | undefined {
  const rule = 'must be the https:// address of the sign-in service (http:// only for localhost)';
  const issuer = variables.read<URL | undefined>('OIDC_ISSUER', undefined, rule, (text) => {
    const url = parseUrl(text, 'https:', 'http:');
    return url && (url.protocol === 'https:' || isThisMachine(url.hostname)) ? url : undefined;
  });
  const clientId = variables.text('OIDC_CLIENT_ID');
  if ((issuer === undefined) !== (clientId === undefined))
    variables.faults.push('OIDC_ISSUER and OIDC_CLIENT_ID must be set both, or neither.');
  if (!issuer || clientId === undefined) return undefined;
  return {
    issuer, clientId, clientSecret: readSecret(variables), name: variables.text('OIDC_NAME') ?? 'your work account',
    amr: words(variables.text('OIDC_SECOND_FACTOR_AMR') ?? 'mfa'),
    acr: words(variables.text('OIDC_SECOND_FACTOR_ACR') ?? ''),
  };
}

function readSecret(variables: Variables): string | undefined {
  const file = variables.text('OIDC_CLIENT_SECRET_FILE');
  if (file === undefined) return variables.text('OIDC_CLIENT_SECRET');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    variables.faults.push('OIDC_CLIENT_SECRET_FILE must name a file that can be read.');
    return undefined;
  }
}

const words = (text: string) => text.split(/[\s,]+/).filter((word) => word !== '');
