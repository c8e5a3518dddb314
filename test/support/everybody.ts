import { randomUUID } from 'node:crypto';
import { Organisations, type Role, ROLES } from '#identity';
import type { Moothall } from './moothall.js';
import type { Story } from './story.js';

/** Somebody who asks. `at`: the funder whose things are asked for, another one, or none. */
export type Somebody = Readonly<{
  called: string; personId: string | null; role: Role | null; at: 'home' | 'elsewhere' | null; cookie: string;
}>;

export const nobody: Somebody = { called: 'nobody', personId: null, role: null, at: null, cookie: '' };

/** Somebody in every role at the council, somebody in every role at the foundation, and somebody without any role. */
export async function everybody(moothall: Pick<Moothall, 'app' | 'url'>, story: Story): Promise<readonly Somebody[]> {
  const people = [
    ...await Promise.all(ROLES.map((role) => registered(moothall, story.funders.lcc, 'home', role))),
    ...await Promise.all(ROLES.map((role) => registered(moothall, story.funders.lcf, 'elsewhere', role))),
    await registered(moothall, null, null, null),
  ];
  await story.isShown();
  return Promise.all(people.map(async (one) => ({ ...one, cookie: await signedIn(moothall, one.personId!) })));
}

/** The cookies of a browser in which this person has just signed in. */
export async function signedIn({ url }: Pick<Moothall, 'url'>, personId: string): Promise<string> {
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST', body: new URLSearchParams({ personId }), redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`Signing in was answered with ${answer.status}`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}

/** Somebody new, in a role of an organisation or in none. They cannot sign in before the views show them. */
export async function registered(
  { app }: Pick<Moothall, 'app'>, organisationId: string | null, at: Somebody['at'], role: Role | null,
): Promise<Somebody> {
  const [service, personId] = [app.get(Organisations), randomUUID()];
  const called = role === null ? 'somebody without a role' : `${role} ${at}`;
  await service.registerPerson({ personId, name: called }, operator());
  if (organisationId !== null && role !== null)
    await service.giveRole({ organisationId, personId, role }, operator());
  return { called, personId, role, at, cookie: '' };
}

function operator(commandId = randomUUID()) {
  const causes = { correlationId: commandId, causationId: commandId };
  return { commandId, actor: 'operator', role: 'administrator', authority: 'set-up', organisationId: '', ...causes };
}
