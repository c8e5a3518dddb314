import type { Acts, Policy } from '#event-store';
import type { GroupHandedOver, HandoverAsked, HandoverRefused } from './handover.events.js';

/** Nothing happens to a group behind its back: whom it named hears of it before and after. */
export const whenHandoverAsked: Policy<HandoverAsked | HandoverRefused | GroupHandedOver> = {
  name: 'when-handover-asked.tell-the-group',
  startsFrom: 'now',
  when: {
    async HandoverAsked({ data: { handoverId, applicationId, second, contacts } }, acts) {
      acts.note(handoverId, applicationId);
      contacts.forEach(({ personId }) => acts.note(`${handoverId} contacts`, personId));
      if (second) acts.note(`${handoverId} contacts`, second.personId);
      if (second) acts.mail('handover-to-confirm', { handoverId, applicationId, personId: second.personId });
      for (const { personId } of contacts.filter((one) => one.personId !== second?.personId))
        acts.mail('handover-asked', { handoverId, applicationId, personId });
    },
    async HandoverRefused({ data: { handoverId } }, acts) { await tellAll('handover-refused', handoverId, acts); },
    async GroupHandedOver({ data: { handoverId, to } }, acts) {
      await tellAll('handed-over', handoverId, acts);
      const [applicationId] = await acts.noted(handoverId);
      acts.mail('handed-over-to-you', { handoverId, applicationId: applicationId!, personId: to });
    },
  },
};

async function tellAll(template: string, handoverId: string, acts: Acts) {
  const [applicationId] = await acts.noted(handoverId);
  for (const personId of await acts.noted(`${handoverId} contacts`))
    acts.mail(template, { handoverId, applicationId: applicationId!, personId });
}
