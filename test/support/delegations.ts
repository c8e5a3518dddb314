import { randomUUID } from 'node:crypto';
import { Checkpoints } from '#event-store';
import { Actor, Delegations, delegations as delegationsView } from '#identity';
import type { Stage } from './moothall.js';

export type DelegationInTest = Partial<Parameters<Delegations['give']>[2]>;

/** A funder lets its deciders decide on up to £100,000, or as the test says; gives the delegation's id. */
export async function delegate(
  { app }: Pick<Stage, 'app'>, organisationId: string, wish: DelegationInTest = {},
): Promise<string> {
  const [keeper, delegationId] =
    [new Actor(randomUUID(), [{ organisationId, role: 'monitoring-officer' }]), randomUUID()];
  const { position } = await app.get(Delegations).give(keeper, randomUUID(), {
    delegationId, organisationId, to: { role: 'decider' }, upToPence: 10_000_000, from: '2026-01-01T00:00:00.000Z',
    until: null, minute: 'Council, 3 December 2025, minute 44', ...wish,
  });
  await app.get(Checkpoints).waitFor(delegationsView, position, 10_000);
  return delegationId;
}
