import { startOfDay } from '#calendar';
import { type Delegate, Delegations, delegations as delegationsView, Duties } from '#identity';
import { demoId, type Storyteller } from './storyteller.js';

/** Who may decide up to which sum. Nobody decides without a delegation. */
export async function tellDelegations(teller: Storyteller) {
  await give(teller, 'lcc', 'mona', { role: 'decider' }, 200_000, 'Full Council, 14 May, minute 12');
  await give(teller, 'lcc', 'mona', { role: 'portfolio-holder' }, 5_000_000, 'Full Council, 14 May, minute 13');
  await give(teller, 'lcf', 'una', { role: 'panel-chair' }, 500_000, 'Trustees, 2 March, minute 6');
  const last = await give(teller, 'lcf', 'una', { role: 'decider' }, 500_000, 'Trustees, 2 March, minute 4');
  await teller.until(delegationsView, last);
  // A small foundation: for small grants, whoever approved the round may decide. Nobody decides on what they scored.
  await teller.get(Duties).set(teller.actor('lcf', 'una'), teller.step('duties', 'lcf'), demoId('lcf'), {
    scorerFromPence: 0, approverFromPence: 500_000, minute: 'Trustees, 2 March, minute 5',
  });
}

async function give(
  teller: Storyteller, organisation: string, by: string, to: Delegate, upToPence: number, minute: string,
) {
  const key = JSON.stringify(to);
  const { position } = await teller.get(Delegations).give(
    teller.actor(organisation, by), teller.step('delegation', organisation, key), {
      delegationId: demoId('delegation', organisation, key), organisationId: demoId(organisation), to, upToPence,
      from: startOfDay(teller.clock.now().slice(0, 10)), until: null, minute,
    });
  return position;
}
