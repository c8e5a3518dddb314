import { randomUUID } from 'node:crypto';
import { DocumentRequests, WorkProgramme } from '#scrutiny';
import { endCallingIn, exempt, letCallIn } from './call-ins.js';
import type { Sent, Story } from './story.js';

/** The council's scrutiny committee asks for a case, and the monitoring officer takes it into its work programme. */
export async function scrutinise(story: Story, { reference }: Sent): Promise<void> {
  const programme = story.get(WorkProgramme);
  const [member, officer] = [await story.actor('Moira Flint'), await story.actor('Mona Reid')];
  await programme.ask(member, randomUUID(), { reference, reason: 'We look into small grants.' });
  await programme.take(officer, randomUUID(), { organisationId: story.funders.lcc, reference });
}

/** A case that scrutiny asked to see, that cannot be called in, and of which it asked for documents: gives their id. */
export async function scrutinyThings(story: Story, sent: Sent): Promise<string> {
  const [member, requestId] = [await story.actor('Moira Flint'), randomUUID()];
  const { reference } = sent;
  await story.get(WorkProgramme).ask(member, randomUUID(), { reference, reason: 'We look into it.' });
  await letCallIn(story);
  await exempt(story, sent);
  await endCallingIn(story);
  const wish = { requestId, reference, what: 'The minutes', why: 'We look into it.' };
  await story.get(DocumentRequests).ask(member, randomUUID(), wish);
  await story.isShown();
  return requestId;
}
