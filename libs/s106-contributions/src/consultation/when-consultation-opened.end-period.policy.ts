import type { Policy } from '#event-store';
import { consultation } from './consultation.decider.js';
import type { ConsultationOpened } from './consultation.events.js';

/** The clock says who was silent when the last day was over. */
export const whenConsultationOpened: Policy<ConsultationOpened> = {
  name: 'when-consultation-opened.end-period',
  startsFrom: 'beginning',
  when: {
    async ConsultationOpened({ data: { consultationId, dueAt } }, acts) {
      acts.remind('last-day-over', dueAt, { consultationId });
    },
  },
  due: {
    async 'last-day-over'({ dueAt, data }, acts) {
      await acts.execute(
        consultation, { type: 'EndConsultationPeriod', consultationId: data.consultationId!, at: dueAt });
    },
  },
};
