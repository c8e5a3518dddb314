import type { Policy } from '#event-store';
import { daysAfter, isBefore } from '#kernel';
import { consultation } from './consultation.decider.js';
import type { ConsultationOpened, MemberGroupsAsked } from './consultation.events.js';
import { consultationStream, isSame } from './consultation.state.js';

/** How long before the last day is over they hear again, if they have not answered. */
const daysBefore = 7;

/** Whoever is asked hears of it, and a week before the end once more. */
export const whenAskedTellThem: Policy<ConsultationOpened | MemberGroupsAsked> = {
  name: 'when-consultation-opened.tell-the-asked',
  startsFrom: 'now',
  when: {
    async ConsultationOpened({ data: { consultationId, asked, dueAt }, metadata: { effectiveAt } }, acts) {
      for (const { kind, id, email } of asked)
        if (email !== null) acts.mail('sector-asked', { consultationId, kind, id });
      const remindAt = daysAfter(dueAt, -daysBefore);
      if (isBefore(effectiveAt, remindAt)) acts.remind('week-left', remindAt, { consultationId });
    },
    async MemberGroupsAsked({ data: { consultationId, groups } }, acts) {
      for (const { personId } of groups) acts.mail('member-group-asked', { consultationId, personId });
    },
  },
  due: {
    async 'week-left'({ data }, acts) {
      const consultationId = data.consultationId!;
      const { state } = await acts.load(consultation, consultationStream(consultationId));
      if (state.status === 'not-opened') return;
      for (const one of state.asked.filter(({ email }) => email !== null))
        if (!state.answered.some(({ party }) => isSame(party, one)))
          acts.mail('sector-reminder', { consultationId, kind: one.kind, id: one.id });
    },
  },
};
