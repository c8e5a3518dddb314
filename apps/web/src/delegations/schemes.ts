import { Injectable } from '@nestjs/common';
import {
  type Delegate, DelegationQueries, type DelegationRow, Directory, Duties, PERMISSIONS, reachInWords, type Role,
  ROLE_WORDS, ROLES,
} from '#identity';
import { Clock } from '#event-store';
import { type Instant, inPounds, isBefore, type Revealed } from '#kernel';

export type DelegationShown = Readonly<{
  id: string; to: string; reach: string; minute: string; state: 'in force' | 'to come' | 'over' | 'ended';
  reason: string | null;
}>;
export type Scheme = Readonly<{
  organisationId: string; name: string; delegations: readonly DelegationShown[];
  duties: Readonly<{ scorer: string; approver: string; minute: string | null }>;
}>;

const deciding: readonly Role[] = ROLES.filter((role) => PERMISSIONS[role].includes('decide'));

/** What an organisation has delegated, for pages. */
@Injectable()
export class Schemes {
  constructor(
    private readonly delegations: DelegationQueries, private readonly duties: Duties,
    private readonly directory: Directory, private readonly clock: Clock,
  ) {}

  /** `names`: whether to call people by their names, or only to say that it is one person. */
  async of(organisationId: string, { names }: { names: boolean }): Promise<Scheme | null> {
    const name = await this.directory.organisationName(organisationId);
    if (name === undefined) return null;
    const rows = await this.delegations.of(organisationId);
    const who = names ? await this.delegations.inWords(rows.map(({ to }) => to)) : withoutNames;
    const { scorerFromPence, approverFromPence, minute } = await this.duties.of(organisationId);
    const now = this.clock.now();
    return {
      organisationId, name,
      delegations: rows.map((row) => shown(row, who(row.to), now)),
      duties: { scorer: fromInWords(scorerFromPence), approver: fromInWords(approverFromPence), minute },
    };
  }

  /** Organisations in which anything is delegated. */
  async all(): Promise<readonly Readonly<{ id: string; name: string }>[]> {
    const names = await this.directory.organisationNames(await this.delegations.organisations());
    return [...names].map(([id, name]) => ({ id, name })).sort((one, other) => one.name.localeCompare(other.name));
  }

  /** Roles and people of an organisation that could decide, to choose from. */
  async candidates(organisationId: string) {
    const people = (await this.directory.peopleOf([organisationId])).filter(({ memberships }) =>
      memberships.some((one) => one.organisationId === organisationId && deciding.includes(one.role)));
    return [
      ...deciding.map((role) => ({ value: `role:${role}`, text: `Everybody in the role: ${ROLE_WORDS[role].name}` })),
      ...people.map(({ id, name }) => ({ value: `person:${id}`, text: `${name ?? 'Somebody'}, nobody else` })),
    ];
  }
}

/** `role:decider` or `person:<id>`. */
export function delegateFrom(value: string): Delegate {
  const [kind, id = ''] = value.split(':');
  return kind === 'person' ? { personId: id } : { role: id as Role };
}

const withoutNames = (to: Delegate) => ('role' in to ? ROLE_WORDS[to.role].name : 'One person');

function shown(row: Revealed<DelegationRow>, to: string, now: Instant): DelegationShown {
  const { id, minute, reason } = row;
  return { id, to, reach: reachInWords(row), minute, state: stateOf(row, now), reason };
}

function stateOf({ from, until, endedAt }: Pick<DelegationRow, 'from' | 'until' | 'endedAt'>, now: Instant) {
  if (endedAt !== null) return 'ended';
  if (isBefore(now, from)) return 'to come';
  return until === null || isBefore(now, until) ? 'in force' : 'over';
}

const fromInWords = (pence: number) => (pence === 0 ? 'always' : `from ${inPounds(pence)} on`);
