import type { SectorLetter } from './sector-letters.js';

/** What local groups ask for, for the developer to read. */
export const developerTold: SectorLetter = {
  name: 'developer-told',
  async write(desk, { planningApplicationId }) {
    const one = await desk.planning(planningApplicationId!);
    if (!one.developerEmail || !one.told) return 'nobody';
    return {
      to: one.developerEmail, subject: `What local groups ask for: ${one.site} (${one.reference})`,
      paragraphs: [
        `Hello ${one.developer},`, one.told.words,
        'This page says what groups ask for, and for each request whether the council may ask you for it, and why:\n'
          + desk.link(`/planning-applications/${one.id}`),
        `From: ${await desk.council(one.funderId)}`,
      ],
    };
  },
};

const tests = [
  ['necessary', 'Is it needed, so that the homes can be allowed?'], ['related', 'Does it have to do with these homes?'],
  ['fair', 'Is it fair in size and kind?'],
] as const;

/** A group reads whether its request meets the three tests, and why. */
export const requestTested: SectorLetter = {
  name: 'request-tested',
  async write(desk, { planningApplicationId, proposalId }) {
    const [one, proposal] = [await desk.planning(planningApplicationId!), await desk.proposal(proposalId!)];
    const test = one.tests.find((each) => each.proposalId === proposalId);
    if (!test) return 'nobody';
    const council = await desk.council(one.funderId);
    const isStrange = await desk.isStrange(proposal.contactEmail);
    return {
      to: proposal.contactEmail, subject: `What became of your proposal ${proposal.reference} so far`,
      paragraphs: [
        isStrange ? 'Hello,' : `Hello ${proposal.contactName},`,
        isStrange ? `${council} held your proposal against the three tests of the law.`
          : `You proposed: ${proposal.facility}. ${council} held it against the three tests of the law.`,
        ...tests.map(([key, question]) => `${question} ${test[key].isMet ? 'Yes' : 'No'}.\n${test[key].why}`),
        test.passes ? 'So the council may ask the developer for it. That is not a promise of money yet.'
          : 'So the council may not ask this developer for it. Your proposal still stands ready for other money.',
        `Read more here:\n${desk.link(`/planning-applications/${one.id}`)}`,
      ],
    };
  },
};
