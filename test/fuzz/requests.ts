import fc from 'fast-check';
import type { Route } from '../../apps/web/src/routes.js';

/** A request as it goes over the line. `who` is the place of whose cookies it brings among those that there are. */
export type FuzzedRequest = Readonly<{
  method: string; path: string; headers: Readonly<Record<string, string>>; body: Buffer; who: number;
}>;

/** Words that have broken programs: of SQL, HTML, paths, templates, prototypes, numbers, dates and Unicode. */
const nasty = fc.constantFrom(
  '', ' ', "'", '"', "' OR 1=1--", '<script>alert(1)</script>', '{{7*7}}', '${7*7}', '../../../etc/passwd',
  '%00', '\0',
  '\ud800', '\u202e', 'é'.repeat(300), 'x'.repeat(20_000), '__proto__', 'constructor', 'toString', 'null', 'undefined',
  'NaN', 'Infinity', '-1', '0', '1e308', '9007199254740993', '999999999999999999999999', '0x10', '1,000', '£5',
  '2027-02-30', '0000-00-00', '+275760-09-13T00:00:00.001Z', '-000001-01-01', '24:00', 'true', 'yes', '[]', '{}',
  '00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', 'a@b.example', '\r\nx-injected: 1',
);
const text = fc.oneof(nasty, nasty, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 12 }));

/** Names that forms and the API use, so that some of it gets further than the first check. */
const fieldNames = fc.constantFrom(
  'commandId', 'personId', 'organisationId', 'name', 'title', 'reasons', 'pence', 'amount', 'role', 'kind', 'email',
  'code',
  'places', 'wards', 'criteria', 'scores', 'seen', 'interests', 'at', 'opensOn', 'closesOn', 'day', 'month', 'year',
  'then', 'q', 'page', 'search', 'answer', 'asked', 'date-day', 'date-month', 'date-year', '__proto__', 'constructor',
);
const name = fc.oneof(
  { weight: 4, arbitrary: fieldNames }, { weight: 1, arbitrary: text },
  { weight: 2, arbitrary: fc.tuple(fieldNames, fc.constantFrom('[]', '[0]', '[a][b]', '[99999]', '[__proto__][x]'))
    .map((parts) => parts.join('')) });
const value = fc.oneof(
  text, fc.uuid(), fc.integer().map(String), fc.date({ noInvalidDate: true }).map((date) => date.toISOString()));

const form = fc.array(fc.tuple(name, value), { maxLength: 12 })
  .map((pairs) => pairs.map((pair) => pair.map(encoded).join('=')).join('&'));
const query = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: form })
  .map((pairs) => (pairs ? `?${pairs.slice(0, 4_000)}` : ''));

const json = fc.oneof(
  fc.dictionary(fieldNames, fc.oneof(value, fc.jsonValue({ maxDepth: 4 })), { maxKeys: 12 })
    .map((fields) => JSON.stringify(fields)),
  fc.json(), fc.constantFrom('{', '[', '"', 'nul', '{"__proto__":{"x":1}}', '{"a":1,"a":2}', '\ufeff{}'),
  fc.integer({ min: 100, max: 60_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.integer({ min: 100, max: 60_000 }).map((depth) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)),
);
const multipart = fc.tuple(name, text).map(([field, content]) =>
  ['--b', `content-disposition: form-data; name="${field.slice(0, 80)}"; filename="a.csv"`, '', content, '--b--', '']
    .join('\r\n'));

const written = (content: string) => (words: string) => ({ content, bytes: Buffer.from(words) });
const body = fc.oneof(
  { weight: 6, arbitrary: form.map(written('application/x-www-form-urlencoded')) },
  { weight: 5, arbitrary: json.map(written('application/json')) },
  { weight: 1, arbitrary: multipart.map(written('multipart/form-data; boundary=b')) },
  { weight: 1, arbitrary: form.map(written('application/json')) },
  { weight: 1, arbitrary: json.map(written('application/x-www-form-urlencoded; charset=utf-16')) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 })
    .map((bytes) => ({ content: 'application/octet-stream', bytes: Buffer.from(bytes) })) },
);

/** Most requests mean to be understood; the rest say what they want in odd ways. */
const headers = fc.oneof(
  { weight: 3, arbitrary: fc.record({ accept: fc.constantFrom('text/html', 'application/json') }) },
  { weight: 1, arbitrary: fc.record({
    'accept': fc.constantFrom('*/*', 'image/png', '', 'text/html;q=x'),
    'accept-encoding': fc.constantFrom('gzip', 'br', 'identity', '*;q=0'),
    'origin': fc.constantFrom('', 'null', 'https://elsewhere.example'),
    'content-encoding': fc.constantFrom('identity', 'gzip', 'zip'),
    'x-forwarded-for': fc.constantFrom('127.0.0.1', '<script>'),
    'if-none-match': fc.constantFrom('*', 'W/"x"', '"'),
    'authorization': fc.constantFrom('Bearer x', 'Basic eDp5', 'Bearer '),
    'range': fc.constantFrom('bytes=0-', 'bytes=-1', 'lines=1'),
  }, { requiredKeys: ['accept'] }) },
);

/** What there is to ask for, a JSON body in which nothing is wrong, and the places of those people who may. */
export type Target = Readonly<{ route: Route; address: string; whole: object; allowed: readonly number[] }>;

/** Anything that anybody might send to these routes; two out of three from somebody who may. */
export function fuzzedRequests(targets: readonly Target[], people: number): fc.Arbitrary<FuzzedRequest> {
  const known = fc.record({
    to: fc.constantFrom(...targets), nth: fc.nat(), isWhole: fc.boolean(), stray: text, something: body,
    change: fc.jsonValue({ maxDepth: 2 }),
  }).map(({ to, nth, isWhole, stray, something, change }) => ({
    method: to.route.method,
    path: isWhole ? to.address : to.route.path.replace(/:\w+/g, () => encoded(stray).slice(0, 2_000)),
    who: nth % 3 > 0 && to.allowed.length > 0 ? to.allowed[nth % to.allowed.length]! : nth % people,
    ...(isWhole && nth % 2 === 0 ? almostWhole(to.whole, nth, change) : something),
  }));
  return fc.record({
    query, headers,
    asked: fc.oneof({ weight: 8, arbitrary: known }, { weight: 1, arbitrary: oddRequests(targets, people) }),
  }).map(({ asked: { method, path, who, content, bytes }, query: pairs, headers: more }) => ({
    method, path: path + pairs, who,
    headers: { 'content-type': content, ...more }, body: hasBody(method) ? bytes : Buffer.alloc(0),
  }));
}

/** By methods and to addresses that nobody declared. */
const oddRequests = (targets: readonly Target[], people: number) => fc.record({
  who: fc.nat({ max: people - 1 }), something: body,
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND'),
  path: fc.oneof(
    fc.constantFrom(...targets).map(({ address }) => address), text.map((part) => `/${encoded(part).slice(0, 4_000)}`),
    fc.constantFrom(
      '/%', '/%c0%ae', '/%zz', '//', '/.', '/..%2f..%2f', '/assets/../package.json', '/assets/%2e%2e/x')),
}).map(({ something, ...rest }) => ({ ...rest, ...something }));

/** Most often one of its fields is something else. */
function almostWhole(whole: object, nth: number, change: unknown) {
  const names = Object.keys(whole);
  const changed = nth % 4 === 0 || names.length === 0 ? whole : { ...whole, [names[nth % names.length]!]: change };
  return { content: 'application/json', bytes: Buffer.from(JSON.stringify(changed)) };
}

const hasBody = (method: string) => !['GET', 'HEAD', 'TRACE'].includes(method);

/** Half a character cannot be written in a URL, so it goes as the bytes that it would be. */
function encoded(part: string): string {
  return [...Buffer.from(part)].map((byte) => {
    const letter = String.fromCharCode(byte);
    return /[\w.~-]/.test(letter) ? letter : `%${byte.toString(16).padStart(2, '0')}`;
  }).join('');
}
