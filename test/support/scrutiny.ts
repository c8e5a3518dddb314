import { randomUUID } from 'node:crypto';
import { DocumentRequests, Questions, SavedSearches, WorkProgramme } from '#scrutiny';
import { endCallingIn, exempt, letCallIn } from './call-ins.js';
import type { Sent, Story } from './story.js';

/** A member keeps a search that their committee sees, too, and has looked at it. Gives its id. */
export async function saveASearch(story: Story): Promise<string> {
  const [searches, searchId, member] = [story.get(SavedSearches), randomUUID(), await story.actor('Moira Flint')];
  const wish = { searchId, name: 'Refusals', isShared: true, wish: { outcome: 'declined' }, query: 'outcome=declined' };
  await searches.save(member, randomUUID(), wish);
  await story.isShown();
  await searches.look(member, randomUUID(), searchId);
  return searchId;
}

/** A member asks two questions, in public and among themselves, and gets one answer. Gives the other question's id. */
export async function askQuestions(story: Story, { reference }: Sent): Promise<string> {
  const [service, questionId, member] = [story.get(Questions), randomUUID(), await story.actor('Moira Flint')];
  const wish = { questionId, reference, question: 'Who adds up?', isPublic: true };
  await service.ask(member, randomUUID(), wish);
  await service.answer(await story.actor('Mona Reid'), randomUUID(), questionId, { answer: 'The software.' });
  const another = { ...wish, questionId: randomUUID(), reference: '', isPublic: false }; // every member's
  await service.ask(member, randomUUID(), another);
  await story.isShown();
  return another.questionId;
}

/** The council's scrutiny committee asks for a case, and the monitoring officer takes it into its work programme. */
export async function scrutinise(story: Story, { reference }: Sent): Promise<void> {
  const programme = story.get(WorkProgramme);
  const [member, officer] = [await story.actor('Moira Flint'), await story.actor('Mona Reid')];
  await programme.ask(member, randomUUID(), { reference, reason: 'We look into small grants.' });
  await programme.take(officer, randomUUID(), { organisationId: story.funders.lcc, reference });
}

/** A case that scrutiny asked to see and that cannot be called in; and documents that it asked for: gives their id. */
export async function scrutinyThings(story: Story, sent: Sent): Promise<string> {
  const [member, requestId] = [await story.actor('Moira Flint'), randomUUID()];
  const { reference } = sent;
  await story.get(WorkProgramme).ask(member, randomUUID(), { reference, reason: 'We look into it.' });
  await letCallIn(story);
  await exempt(story, sent);
  await endCallingIn(story);
  const wish = { requestId, reference: '', what: 'The minutes', why: 'We look into it.' }; // the whole committee's
  await story.get(DocumentRequests).ask(member, randomUUID(), wish);
  await story.isShown();
  return requestId;
}
