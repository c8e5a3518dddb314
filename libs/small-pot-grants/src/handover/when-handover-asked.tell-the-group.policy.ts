import type { Acts, Policy } from '#event-store';
import type { GroupHandedOver, HandoverAsked, HandoverRefused } from './handover.events.js';

/** Nothing happens to a group behind its back: whom it named hears of it before and after. */
export const whenHandoverAsked: Policy<HandoverAsked | HandoverRefused | GroupHandedOver> = {
  name: 'when-handover-asked.tell-the-group',
  startsFrom: 'now',
  when: {
    async HandoverAsked({ data: { handoverId, second, contacts } }, acts) {
      contacts.forEach(({ personId }) => acts.note(handoverId, personId));
      if (second) acts.note(handoverId, second.personId);
      if (second) acts.mail('handover-to-confirm', { handoverId, personId: second.personId });
      for (const { personId } of contacts.filter((one) => one.personId !== second?.personId))
        acts.mail('handover-asked', { handoverId, personId });
    },
    async HandoverRefused({ data: { handoverId } }, acts) { await tellAll('handover-refused', handoverId, acts); },
    async GroupHandedOver({ data: { handoverId, to } }, acts) {
      await tellAll('handed-over', handoverId, acts);
      acts.mail('handed-over-to-you', { handoverId, personId: to });
    },
  },
};

async function tellAll(template: string, handoverId: string, acts: Acts) {
  for (const personId of await acts.noted(handoverId)) acts.mail(template, { handoverId, personId });
}
