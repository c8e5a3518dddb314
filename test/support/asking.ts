import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** `asMachine`: what is refused is told without a page around it. */
export type Asked = Readonly<{
  method: string; path: string; cookie?: string; json?: object; asMachine?: boolean;
}>;
export type Answered = Readonly<{ status: number; location: string; body: string }>;

/** Asks a server for exactly this path: nothing makes `..` or `//` into something else on the way. */
export function asking(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const { hostname, port } = new URL(url);
  const ask = ({ method, path, cookie = '', json, asMachine }: Asked) => new Promise<Answered>((resolve, reject) => {
    const content = json ? 'application/json' : 'application/x-www-form-urlencoded';
    const headers = { cookie, accept: asMachine ? 'application/json' : 'text/html', 'content-type': content };
    const asked = request({ agent, hostname, port, method, path, headers }, (response) => {
      text(response).then((body) => resolve({
        status: response.statusCode ?? 0, location: response.headers.location ?? '', body,
      }), reject);
    });
    asked.on('error', reject).end(json ? JSON.stringify(json) : '');
  });
  return { ask, end: () => agent.destroy() };
}

/** In: answered. Out: told to sign in, to come back with a code, or that it may not. Absent: told there is none. */
export function verdictOn({ status, location, body }: Answered): 'in' | 'out' | 'absent' {
  if (status === 401 || status === 403) return 'out';
  if (status === 303 && /^\/(?:sign-in|return)(?:[?]|$)/.test(location)) return 'out';
  return status === 404 || (status === 422 && body.includes('/problems/no-such-')) ? 'absent' : 'in';
}

/** So many at a time. */
export async function allOf<T, R>(items: readonly T[], atOnce: number, act: (item: T) => Promise<R>): Promise<R[]> {
  const [results, waiting] = [[] as R[], items.entries()];
  const work = async () => {
    for (const [i, item] of waiting) results[i] = await act(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
