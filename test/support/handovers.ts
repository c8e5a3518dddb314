import { randomUUID } from 'node:crypto';
import { ApplicationQueries, Handovers } from '#small-pot-grants';
import type { Sent, Story } from './story.js';

/** Olu asks that the group goes to a new person, and a second officer has to agree. Gives the group's id. */
export async function askForHandover(story: Story, { group, applicationId }: Sent): Promise<string> {
  await story.isShown();
  const { organisationId } = (await story.get(ApplicationQueries).forGroup(group, applicationId))!;
  await story.get(Handovers).ask(await story.actor('Olu Adeyemi'), randomUUID(), organisationId!, {
    name: 'Nell Grey', email: 'nell@group.example', reason: 'The treasurer left.', told: 'Minutes of 3 March.',
  });
  await story.isShown();
  return organisationId!;
}
