import { DatabaseError, Pool, type PoolConfig } from 'pg';

/** Milliseconds: what waits longer for the lock, or runs longer, has gone wrong, and its sender tries again. */
export type Limits = Readonly<{ lock: number; statement: number }>;

/** A plan that was made while the log was small must do when it is big: every look into it goes by an index. */
const planning = { enable_seqscan: 'off', jit: 'off' };

/** Commits are on disk before they are answered; one isolation level and time zone. */
export function connectionTo(url: string, name: string, { lock, statement }: Limits) {
  const settings = {
    lock_timeout: lock, statement_timeout: statement, synchronous_commit: 'on',
    default_transaction_isolation: 'read\\ committed', TimeZone: 'UTC', search_path: 'public',
    ...planning,
  };
  return {
    ...withSettings(url, settings), application_name: `moothall ${name}`, keepAlive: true,
    connectionTimeoutMillis: 5_000, query_timeout: statement * 1.5,
  };
}

/** So many of these connections at the most. */
export function poolFor(url: string, name: string, limits: Limits, config: PoolConfig) {
  const pool = new Pool({ ...connectionTo(url, name, limits), ...config });
  return pool.on('error', () => undefined); // an idle connection broke: the pool makes a new one when it is needed
}

/** Whatever options an address brings, ours come last and so hold. */
export function withSettings(url: string, settings: Readonly<Record<string, string | number>>) {
  const ours = Object.entries(settings).map(([key, value]) => `-c ${key}=${value}`);
  if (!URL.canParse(url)) return { connectionString: url, options: ours.join(' ') }; // a socket's address
  const address = new URL(url);
  const options = [address.searchParams.get('options') ?? '', ...ours].join(' ').trim();
  address.searchParams.delete('options'); // pg would take them instead of ours
  return { connectionString: address.href, options };
}

/** Classes of SQLSTATE that tell of data or statements that will never do, however often they are sent. */
const lasting = ['0A', '21', '22', '23', '26', '28', '2B', '3D', '3F', '42', '44', 'P0'];

/** True where the database looked at what was asked and said no. */
export function isRefused(error: unknown) {
  const cause = (error as { driverError?: unknown }).driverError ?? error; // TypeORM wraps what pg throws
  return cause instanceof DatabaseError && lasting.includes(cause.code?.slice(0, 2) ?? '');
}

/**
 * True where the database had no say (the connection broke), or had trouble of its own (restart, full disk, lock or
 * statement timeout), so that the same may go well later.
 */
export function isPassing(error: unknown) {
  if (error instanceof DatabaseError) return !isRefused(error);
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (typeof code === 'string' && /^E[A-Z]+$/.test(code)) || /connection|timeout/i.test(String(message));
}
