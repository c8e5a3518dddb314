import { organisations, people } from '#identity';
import { Applications, FillingInForGroups, Helpers } from '#small-pot-grants';
import { neighbourhoodRound } from './rounds.js';
import { demoId, type Storyteller } from './storyteller.js';

const { questions } = neighbourhoodRound.eligibility;
const eligibility = questions.map(({ id, passes }) => ({ questionId: id, answer: passes }));

/** Two drafts to try: one that a group lets a helper fill in, and one that an officer began from a form on paper. */
export async function tellHelp(teller: Storyteller) {
  teller.clock.moveTo(-4);
  await tellAGroupThatIsHelped(teller);
  await tellAFormOnPaper(teller);
}

async function tellAGroupThatIsHelped(teller: Storyteller) {
  const [service, applicationId] = [teller.get(Applications), demoId('application', 'neighbourhoods', 'helped')];
  const hannah = teller.actor('toddlers', 'hannah');
  const step = (name: string) => teller.step('neighbourhoods', 'helped', name);
  await service.start(hannah, step('start'), { applicationId, roundId: demoId('neighbourhoods'), eligibility });
  const { position } = await service.answer(hannah, step('contact'), applicationId, 'contact',
    { name: 'Hannah Bell', email: 'hannah@group.example', phone: null });
  for (const view of [organisations, people]) await teller.until(view, position); // the helpers come from the views
  await teller.get(Helpers).permit(hannah, step('helper'), applicationId, demoId('cvs'));
  await teller.get(FillingInForGroups).answer(teller.actor('cvs', 'hal'), step('group'), applicationId, 'group',
    { name: 'Tiny Steps', about: 'Parents and small children who meet to play on Thursdays.', number: null });
}

async function tellAFormOnPaper(teller: Storyteller) {
  const [service, applicationId] = [teller.get(FillingInForGroups), demoId('application', 'neighbourhoods', 'paper')];
  const olu = teller.actor('lcc', 'olu');
  const step = (name: string) => teller.step('neighbourhoods', 'paper', name);
  await service.start(olu, step('start'), 'officer', {
    applicationId, applicantId: demoId('nora'), roundId: demoId('neighbourhoods'), eligibility,
    channel: 'paper', receivedAt: teller.clock.at(-5), how: 'Paper form, signed by Nora Vance, their treasurer.',
    contact: { name: 'Nora Vance', email: 'nora@group.example' },
  });
  await service.answer(olu, step('group'), applicationId, 'group',
    { name: 'Canal Anglers', about: 'We fish, and keep the canal clean.', number: null });
  await service.answer(olu, step('project'), applicationId, 'project', {
    title: 'A litter day every month',
    description: 'Once a month we take the boat out with volunteers and pull out what does not belong there.',
  });
}
