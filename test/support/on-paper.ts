import { randomUUID } from 'node:crypto';
import { FillingInForGroups } from '#small-pot-grants';
import { answersOf } from './story-content.js';
import { moments, type Story } from './story.js';

/** Olu fills in a form that came on paper, all but the words of the group's own contact. Gives the draft's id. */
export async function onPaper(
  story: Story, roundId: string, title = 'CANARY TITLE',
  contact = { name: 'Nora Vance', email: 'contact@group.example' },
): Promise<string> {
  const [service, officer, applicationId] =
    [story.get(FillingInForGroups), await story.actor('Olu Adeyemi'), randomUUID()];
  await service.start(officer, randomUUID(), 'officer', {
    applicationId, applicantId: randomUUID(), roundId, eligibility: [{ questionId: 'small', answer: 'yes' }],
    channel: 'paper', receivedAt: moments.open, how: `A form, signed by ${contact.name}.`,
    contact: { name: contact.name, email: contact.email },
  });
  const { group, project } = answersOf('Canal Anglers', contact.name, { title });
  await service.answer(officer, randomUUID(), applicationId, 'group', group);
  await service.answer(officer, randomUUID(), applicationId, 'project', project);
  return applicationId;
}
