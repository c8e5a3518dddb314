import { createHash } from 'node:crypto';
import type { Request } from 'express';

/** What others may keep: for ever, or only to ask whether it is still the same. */
export type Keeping = 'for ever' | 'ask again';
const words: Readonly<Record<Keeping, string>> = {
  'for ever': 'public, max-age=31536000, immutable', 'ask again': 'public, no-cache',
};

/** Exact bytes for programs of whatever site, with an ETag; 304 where the asker has them already. */
export function kept(request: Request, body: Buffer | string, type: string, keeping: Keeping): Response {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
  const headers = { etag, 'cache-control': words[keeping], 'access-control-allow-origin': '*' };
  if (request.headers['if-none-match']?.split(/,\s*/).some((one) => one.replace(/^W\//, '') === etag))
    return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'content-type': type } });
}
