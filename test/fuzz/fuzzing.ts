import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { routesOf } from '../../apps/web/src/routes.js';
import { allOf } from '../support/asking.js';
import { everybody, nobody } from '../support/everybody.js';
import { startMoothall } from '../support/moothall.js';
import { mayGetThrough } from '../support/may-get-through.js';
import { Story } from '../support/story.js';
import { addressOf, ownerOf, thingsToAskFor } from '../support/things-to-ask-for.js';
import { wholeBodies } from '../support/whole-bodies.js';
import { type FuzzedRequest, fuzzedRequests } from './requests.js';

/** `trouble` describes each request that was answered as none should be. */
export type FuzzResult = Readonly<{ byStatus: ReadonlyMap<number, number>; trouble: readonly string[] }>;

/** What only somebody who reads our sources should see. */
const trace = /\n\s+at |node_modules|QueryFailedError|\.(?:ts|js):\d+:\d+/;
const [atOnce, perChunk, deadline] = [16, 500, 30_000];

/**
 * So many requests to the whole of Moothall, on loopback, as everybody that there is. The same seed makes the same
 * requests. `report` hears how many are done.
 */
export async function fuzz(
  count: number, seed: number, report: (done: number) => void = () => undefined,
): Promise<FuzzResult> {
  const moothall = await startMoothall();
  try {
    const story = await Story.begin(moothall);
    const staff = await everybody(moothall, story);
    const things = await thingsToAskFor(moothall, story);
    const people = [...staff, await ownerOf(moothall, things.sent), nobody];
    const described = await fetch(`${moothall.url}/api/openapi.json`);
    const bodyFor = wholeBodies(await described.json() as never);
    const targets = routesOf({ demo: true }).map((route) => ({
      route, address: addressOf(route.path, things), whole: bodyFor(route.method, route.path),
      allowed: [...people.keys()].filter((nth) => mayGetThrough(people[nth]!, route)),
    }));
    const arbitrary = fuzzedRequests(targets, people.length);
    const ask = asking(moothall.url, people.map(({ cookie }) => cookie));
    return await run({ count, seed, arbitrary, ask, report });
  } finally {
    await moothall.stop();
  }
}

type Ask = (fuzzed: FuzzedRequest) => Promise<Readonly<{ status: number; body: string }>>;
type Run = Readonly<{
  count: number; seed: number; arbitrary: fc.Arbitrary<FuzzedRequest>; ask: Ask; report: (done: number) => void;
}>;

async function run({ count, seed, arbitrary, ask, report }: Run): Promise<FuzzResult> {
  const [byStatus, trouble] = [new Map<number, number>(), [] as string[]];
  for (let done = 0; done < count; done += perChunk) {
    const chunk = fc.sample(arbitrary, { seed: seed + done, numRuns: Math.min(perChunk, count - done) });
    await allOf(chunk, atOnce, async (fuzzed) => {
      const { status, body } = await ask(fuzzed).catch((error: unknown) => ({ status: 0, body: String(error) }));
      byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
      if (status === 0 || status >= 500 || trace.test(body)) trouble.push(inWords(fuzzed, status, body));
    });
    report(done + chunk.length);
  }
  return { byStatus, trouble };
}

/** Who signs out does so without their cookies, or the rest would be asked by nobody. */
function asking(url: string, cookies: readonly string[]): Ask {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const { hostname, port } = new URL(url);
  return ({ method, path, headers, body, who }) => new Promise((resolve, reject) => {
    const cookie = /sign-out|sessions/i.test(path) ? '' : cookies[who]!;
    const asked = request({
      agent, hostname, port, method, path, timeout: deadline,
      headers: { ...headers, cookie, 'content-length': String(body.length) },
    }, (response) => {
      text(response).then((answer) => resolve({ status: response.statusCode ?? 0, body: answer }), reject);
    });
    asked.on('timeout', () => asked.destroy(new Error(`no answer in ${deadline} ms`)));
    asked.on('error', reject).end(body);
  });
}

const inWords = ({ method, path, headers, body, who }: FuzzedRequest, status: number, answer: string) => [
  `${status} for ${method} ${path.slice(0, 300)} as number ${who}`, JSON.stringify(headers),
  body.subarray(0, 300).toString(), answer.slice(0, 600),
].join('\n  ');
