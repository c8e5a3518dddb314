import { randomUUID } from 'node:crypto';
import { WorkProgramme } from '#scrutiny';
import type { Sent, Story } from './story.js';

/** The council's scrutiny committee asks for a case, and the monitoring officer takes it into its work programme. */
export async function scrutinise(story: Story, { reference }: Sent): Promise<void> {
  const programme = story.get(WorkProgramme);
  const [member, officer] = [await story.actor('Moira Flint'), await story.actor('Mona Reid')];
  await programme.ask(member, randomUUID(), { reference, reason: 'We look into small grants.' });
  await programme.take(officer, randomUUID(), { organisationId: story.funders.lcc, reference });
}
