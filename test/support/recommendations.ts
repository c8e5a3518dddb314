import { randomUUID } from 'node:crypto';
import { Recommendations } from '#scrutiny';
import type { Story } from './story.js';

/** A task group recommends something, about a public case or, with '', about none. Gives its id. */
export async function recommend(story: Story, reference = ''): Promise<string> {
  const recommendationId = randomUUID();
  await story.get(Recommendations).make(await story.actor('Moira Flint'), randomUUID(), {
    recommendationId, reference, by: 'Task group on small grants', what: 'Check each sum twice.',
    reasons: 'A sum was wrong.', office: 'Cabinet member for communities', heldOn: '2027-05-04', minute: 'Minute 12',
  });
  await story.isShown();
  return recommendationId;
}

/** It is accepted, reported as done before it is, and done. */
export async function carryOut(story: Story, recommendationId: string): Promise<void> {
  const [service, officer] = [story.get(Recommendations), await story.actor('Mona Reid')];
  const member = await story.actor('Moira Flint');
  await service.answer(officer, randomUUID(), recommendationId, { answer: 'accepted', reasons: 'We will.' });
  const dueOn = '2027-12-01';
  await service.report(officer, randomUUID(), recommendationId, { state: 'begun', note: 'A form is drafted.', dueOn });
  for (const isDone of [false, true]) {
    await service.report(officer, randomUUID(), recommendationId, { state: 'done', note: 'There is a form.' });
    await service.judge(member, randomUUID(), recommendationId, { isDone, note: 'Minute 3 says so.' });
  }
}
