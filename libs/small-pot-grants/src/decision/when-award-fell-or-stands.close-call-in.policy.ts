import type { Acts, Policy } from '#event-store';
import { callIn, type CallInPeriodOpened, type CloseCause, referenceOf } from '#scrutiny';
import type { AwardConfirmed, AwardTakenBack } from '../application/application.call-in.events.js';
import { application } from '../application/application.decider.js';
import type { ApplicationWithdrawn, GrantRefused } from '../application/application.events.js';
import { applicationStream, started } from '../application/application.state.js';

type Ends = AwardConfirmed | AwardTakenBack | GrantRefused | ApplicationWithdrawn | CallInPeriodOpened;

/** Once there is nothing left to call in, or it was decided again, scrutiny's record of the call-in is closed. */
export const whenAwardFellOrStands: Policy<Ends> = {
  name: 'when-award-fell-or-stands.close-call-in',
  startsFrom: 'beginning',
  when: {
    async AwardConfirmed({ data, metadata }, acts) {
      await close(data.applicationId, 'confirmed', metadata.effectiveAt, acts);
    },
    async AwardTakenBack({ data, metadata }, acts) {
      await close(data.applicationId, 'taken-back', metadata.effectiveAt, acts);
    },
    async GrantRefused({ data, metadata }, acts) {
      await close(data.applicationId, 'no-award-any-more', metadata.effectiveAt, acts);
    },
    async ApplicationWithdrawn({ data, metadata }, acts) {
      if (data.beforeStatus === 'awarded')
        await close(data.applicationId, 'no-award-any-more', metadata.effectiveAt, acts);
    },
    /** The group may have answered while it was being opened: then that found nothing to close. */
    async CallInPeriodOpened({ data: { about: { id } }, metadata }, acts) {
      const { state } = await acts.load(application, applicationStream(id));
      if (started(state).status !== 'awarded') await close(id, 'no-award-any-more', metadata.effectiveAt, acts);
    },
  },
};

/** Refused where nothing was called in, or where that is settled: then there is nothing to close. */
async function close(applicationId: string, cause: CloseCause, at: string, acts: Acts) {
  const { state } = await acts.load(application, applicationStream(applicationId));
  const reference = referenceOf(applicationId);
  await acts.execute(callIn, { type: 'CloseCallIn', organisationId: started(state).funderId, reference, cause, at });
}
