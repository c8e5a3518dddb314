import { randomUUID } from 'node:crypto';
import { CallIns, Constitutions, DocumentRequests } from '#scrutiny';
import { Reconsiderations } from '#small-pot-grants';
import { eventually } from './steps.js';
import type { Sent, Story } from './story.js';

/** From here on, so many councillors can call in what the council decides. */
export async function letCallIn(story: Story, members = 1): Promise<void> {
  await story.get(Constitutions).setCallIn(await story.actor('Mona Reid'), randomUUID(), story.funders.lcc, {
    members, workingDays: 5, fromPence: 0, urgency: 'possible', minute: 'Constitution, part 4, rule 15',
  });
}

export async function endCallingIn(story: Story): Promise<void> {
  await story.get(Constitutions).endCallIn(
    await story.actor('Mona Reid'), randomUUID(), story.funders.lcc, { minute: 'Full Council, minute 3' });
}

export async function exempt(story: Story, { reference }: Sent): Promise<void> {
  await story.get(CallIns).exempt(
    await story.actor('Mona Reid'), randomUUID(), { reference, reasons: 'The roof is open.' });
}

/** An award is called in, sent back and confirmed. Time goes by. */
export async function callInAndConfirm(story: Story, sent: Sent): Promise<void> {
  const [service, member] = [story.get(CallIns), await story.actor('Moira Flint')];
  const item = { organisationId: story.funders.lcc, reference: sent.reference };
  await isIn(story, item, 'open');
  await service.ask(member, randomUUID(), item, { reasons: 'The scores changed.' });
  story.aMinuteLater();
  await service.record(
    member, randomUUID(), item, { outcome: 'refer-back', heldOn: '2027-05-10', minute: 'Say why they changed.' });
  const decider = await story.actor('Cllr Jean Hargreaves');
  await eventually(() => story.get(Reconsiderations)
    .decide(decider, randomUUID(), sent.applicationId, { outcome: 'confirm', reasons: 'A sum was wrong.' })
    .then(() => true, () => false));
  await isIn(story, item, 'closed');
}

/** A member asks for documents, and gets some of them. */
export async function askForDocuments(story: Story, { reference }: Sent): Promise<void> {
  const [service, requestId] = [story.get(DocumentRequests), randomUUID()];
  const wish = { requestId, reference, what: 'The minutes', why: 'To see who said what.' };
  await service.ask(await story.actor('Moira Flint'), randomUUID(), wish);
  const mona = await story.actor('Mona Reid');
  await service.give(mona, randomUUID(), requestId, {
    answer: 'In the library.', exempt: [{ paragraph: '1', what: 'A name', publicInterest: 'It adds nothing.' }],
  });
}

const isIn = (story: Story, item: { organisationId: string; reference: string }, status: string) =>
  eventually(async () => (await story.get(CallIns).find(item))?.status === status);
