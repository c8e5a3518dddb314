import { randomUUID } from 'node:crypto';
import { SavedSearches, WorkProgramme } from '#scrutiny';
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

/** The council's scrutiny committee asks for a case, and the monitoring officer takes it into its work programme. */
export async function scrutinise(story: Story, { reference }: Sent): Promise<void> {
  const programme = story.get(WorkProgramme);
  const [member, officer] = [await story.actor('Moira Flint'), await story.actor('Mona Reid')];
  await programme.ask(member, randomUUID(), { reference, reason: 'We look into small grants.' });
  await programme.take(officer, randomUUID(), { organisationId: story.funders.lcc, reference });
}
