import type { Acts, Recorded } from '#event-store';
import { decide, type Event, fold, Refusal } from '#kernel';
import { callIn, type CallInCommand, type CallInEvent, type CallInPeriodOpened } from '#scrutiny';
import { application } from '../application/application.decider.js';
import { award, history, lapse, refusal, withdrawn } from '../application/application.examples.js';
import type { ApplicationEvent, GrantAwarded } from '../application/application.events.js';
import { whenAwardFellOrStands } from './when-award-fell-or-stands.close-call-in.policy.js';
import { whenGrantAwardedOpenCallIn } from './when-grant-awarded.open-call-in.policy.js';

const callInRules =
  { canBeCalledIn: true, until: '2027-05-17T22:59:59.999Z', members: 3, constitutionRevision: 1 } as const;
const held = { ...award, data: { ...award.data, callIn: callInRules } } as GrantAwarded;
const recorded = <E extends Event>(event: E) =>
  ({ ...event, metadata: { effectiveAt: '2027-05-10T09:00:00.000Z' } }) as unknown as Recorded<E>;
const whose = { organisationId: 'lcc', reference: 'MH-7K3M2Q9X' };
const exempted: CallInEvent = {
  type: 'DecisionExempted',
  data: { ...whose, reasons: { _sd: 'why' }, exemptedBy: 'mona', accounts: ['mona'], constitutionRevision: 1 },
};

/** What scrutiny's record of the call-in comes to, where the application and that record stand like this. */
async function came(
  application_: readonly ApplicationEvent[], before: readonly CallInEvent[], run: (acts: Acts) => Promise<void>,
): Promise<readonly string[]> {
  const known = [...before];
  const acts = {
    load: () => Promise.resolve({ state: fold(application, application_), revision: application_.length }),
    execute: (_: unknown, command: CallInCommand) => {
      try {
        known.push(...decide(callIn, command, fold(callIn, known)));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
      return Promise.resolve(new Refusal('unused', ''));
    },
  } as unknown as Acts;
  await run(acts);
  return known.map(({ type }) => type);
}

const awarded = (acts: Acts) => whenGrantAwardedOpenCallIn.when.GrantAwarded!(recorded(held), acts);
const waiting = [...history.submitted, held];
const answers = [refusal, withdrawn('awarded')];

describe('an award that can be called in', () => {
  it('can be called in though it was taken out while it was being made, so that it is not held for ever', async () => {
    expect(await came(waiting, [exempted], awarded)).toEqual(['DecisionExempted', 'CallInPeriodOpened']);
    expect(await came(waiting, [], awarded)).toEqual(['CallInPeriodOpened']);
  });

  it.each([...answers, lapse])('is not put to councillors any more where it is over already ($type)', async (answer) =>
    expect(await came([...waiting, answer], [], awarded)).toEqual([]));

  it.each(answers)('is closed where it was over while it was being put to them ($type)', async (answer) => {
    const opened: CallInPeriodOpened = {
      type: 'CallInPeriodOpened',
      data: {
        ...whose, about: { kind: 'grant', id: 'a1' }, decidedBy: 'dee', until: callInRules.until,
        members: 3, constitutionRevision: 1,
      },
    };
    const published = (acts: Acts) => whenAwardFellOrStands.when.CallInPeriodOpened!(recorded(opened), acts);
    const after = (events: readonly ApplicationEvent[]) => came(events, [], async (acts) => {
      const load = () => Promise.resolve({ state: fold(application, waiting), revision: 1 });
      await awarded({ ...acts, load } as Acts);
      await published(acts);
    });
    expect(await after([...waiting, answer])).toEqual(['CallInPeriodOpened', 'CallInClosed']);
    expect(await after(waiting)).toEqual(['CallInPeriodOpened']);
  });
});
