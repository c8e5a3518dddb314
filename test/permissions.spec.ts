import { type Route, routesOf } from '../apps/web/src/routes.js';
import { allOf, asking, type Answered, verdictOn } from './support/asking.js';
import { everybody, nobody, type Somebody } from './support/everybody.js';
import { type Moothall, startMoothall } from './support/moothall.js';
import { isAboutTheFunder, mayGetThrough } from './support/may-get-through.js';
import { Story } from './support/story.js';
import {
  addressOf, canaries, declareNoInterests, ownerOf, type Things, thingsToAskFor,
} from './support/things-to-ask-for.js';
import { wholeBodies } from './support/whole-bodies.js';

const routes = routesOf({ demo: true });

describe('who gets through to what', () => {
  let moothall: Moothall;
  let things: Things;
  let people: readonly Somebody[];
  let bodyFor: ReturnType<typeof wholeBodies>;
  let server: ReturnType<typeof asking>;

  beforeAll(async () => {
    moothall = await startMoothall();
    server = asking(moothall.url);
    const story = await Story.begin(moothall);
    const staff = await everybody(moothall, story);
    things = await thingsToAskFor(moothall, story);
    people = [...staff, await ownerOf(moothall, things.sent), nobody];
    await declareNoInterests(story, people, things);
    const { body } = await server.ask({ method: 'GET', path: '/api/openapi.json' });
    bodyFor = wholeBodies(JSON.parse(body) as never);
  });
  afterAll(async () => {
    server.end();
    await moothall.stop();
  });

  /** What may get through comes with something wrong in it, so that it changes nothing; what may not, comes whole. */
  const ask = ({ one, route, path = addressOf(route.path, things) }: Cell) => {
    const isForMachines = route.path.startsWith('/api/') && route.method !== 'GET';
    const json = mayGetThrough(one, route) ? {} : bodyFor(route.method, route.path);
    const isLeaving = route.path === '/sign-out' && route.method === 'POST';
    return server.ask({
      method: route.method, path, cookie: isLeaving ? '' : one.cookie, asMachine: one !== nobody,
      ...(isForMachines && { json }),
    });
  };
  /** What is wrong with the answers to all of these, in words; prints how many there were. */
  const wrongIn = async (cells: readonly Cell[], isRight: (cell: Cell, answer: Answered) => boolean) => {
    const wrong = await allOf(cells, 16, async (cell) => {
      const answer = await ask(cell);
      const { one, route, path = route.path } = cell;
      return isRight(cell, answer) ? [] : [
        `${one.called}: ${route.method} ${path} (${route.access}): ${answer.status} ${answer.location}`,
      ];
    });
    process.stdout.write(`${cells.length} asked, ${wrong.flat().length} answered wrongly\n`);
    return wrong.flat();
  };

  it('is declared for every route that the server has, and for no other', () => {
    const declared = routes.map(({ method, path }) => `${method} ${path}`);
    expect(servedBy(moothall).sort()).toEqual([...declared, 'GET /api/openapi.json'].sort()); // what there is, for all
    expect(routes.filter(({ access }) => access === undefined)).toEqual([]);
  });

  it('is what each route declares, for everybody: nobody gets through wrongly, nobody is kept out', async () => {
    // Where else somebody works matters only where something is not for everybody.
    const cells = people.flatMap((one) => routes.filter(({ access }) => access !== 'public' || one.at !== 'elsewhere')
      .map((route) => ({ one, route })));
    process.stdout.write(`${people.length} people × ${routes.length} routes\n`);
    expect(await wrongIn(cells, isAsDeclared)).toEqual([]);
  });

  it('is no different for other spellings of an address', async () => {
    const strangers = people.filter(({ role, called }) => role === null && called !== 'the group itself');
    const cells = strangers.flatMap((one) => routes.filter((route) => !mayGetThrough(one, route)).flatMap((route) =>
      spellingsOf(addressOf(route.path, things)).map((path) => ({ one, route, path }))));
    expect(await wrongIn(cells, (_, answer) => verdictOn(answer) !== 'in' && tellsNothing(answer))).toEqual([]);
  });
});

type Cell = Readonly<{ one: Somebody; route: Route; path?: string }>;

const tellsNothing = ({ body }: Answered) => !canaries.some((canary) => body.includes(canary));

function isAsDeclared({ one, route }: Cell, answer: Answered): boolean {
  const verdict = verdictOn(answer);
  // A made-up token is not there, for anybody.
  if (mayGetThrough(one, route)) return verdict === 'in' || (verdict === 'absent' && route.access === 'public');
  return tellsNothing(answer) && (verdict === 'out' || (verdict === 'absent' && isAboutTheFunder(route)));
}

/** The same address in other ways of writing it. */
function spellingsOf(path: string): string[] {
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(path) ?? [];
  const encoded = [...first].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');
  return [
    `/${encoded}${rest}`, `/%${first.charCodeAt(0).toString(16)}${first.slice(1)}${rest}`, path.toUpperCase(),
    `${path}/`, `//${first}${rest}`, `/rounds/..${path}`, `/rounds/%2e%2e${path}`, `/.${path}`, `${path}?`,
    `${path};x=1`,
  ];
}

type Layer = Readonly<{ route?: Readonly<{ path: string; methods: Readonly<Record<string, boolean>> }> }>;

/** What Express has, whoever put it there. */
function servedBy({ app }: Moothall): string[] {
  const { router } = app.getHttpAdapter().getInstance() as unknown as { router: { stack: readonly Layer[] } };
  return router.stack.flatMap(({ route }) => (route
    ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : []));
}
