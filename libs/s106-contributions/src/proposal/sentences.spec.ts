import { consultation } from '../consultation/consultation.decider.js';
import { planningApplication } from '../planning/planning-application.decider.js';
import { sectorSentences } from './proposal-cases.js';
import { proposal } from './proposal.decider.js';

// What these sentences say is told in test/journeys/sector.spec.ts.
describe('the sentences of a proposal’s trail', () => {
  it('tell everything that can happen, and nothing that cannot', () => {
    const known = [planningApplication, consultation, proposal].flatMap(({ evolve }) => Object.keys(evolve));
    expect(Object.keys(sectorSentences).sort()).toEqual(known.sort());
  });
});
