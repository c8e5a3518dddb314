import { application } from './application/application.decider.js';
import { assessment } from './assessment/assessment.decider.js';
import { fund } from './fund/fund.decider.js';
import { interests } from './interests/interests.decider.js';
import { panelMeeting } from './panel/panel-meeting.decider.js';
import { round } from './round/round.decider.js';
import { sentences } from './sentences.js';

// What these sentences say is told in decision/grant-case.spec.ts.
describe('the sentences of decision trails', () => {
  it.each(Object.entries({ fund, round, application, interests, assessment, panelMeeting }))(
    'tell everything that can happen to a %s', (_, { evolve }) => {
      expect(Object.keys(sentences)).toEqual(expect.arrayContaining(Object.keys(evolve)));
    });

  it('tell of nothing that cannot happen', () => {
    const known = [fund, round, application, interests, assessment, panelMeeting]
      .flatMap(({ evolve }) => Object.keys(evolve));
    expect(Object.keys(sentences).sort()).toEqual(known.sort());
  });
});
