import { feedbackOn } from './feedback.js';

const scale = ['Not shown', 'A little', 'Fair', 'Good', 'Very good'];
const criterion = (id: string) => ({ id, name: `Name of ${id}`, guidance: '', weightPercent: 50 });
const terms = { criteria: { roundId: 'r', setBy: 'o', criteria: [criterion('need'), criterion('reach')], scale } };
const by = (assessorId: string, need: number, reach: number, reason: string) => ({
  assessorId, weighted: 0, scoredAt: '2027-05-10T09:00:00.000Z',
  scores: [{ criterionId: 'need', score: need, reason }, { criterionId: 'reach', score: reach, reason }],
});

describe('what a group reads about its scores', () => {
  it('is the mean of each criterion, with what that means', () => {
    const feedback = feedbackOn({ assessments: [by('a', 4, 2, 'x'), by('b', 3, 2, 'y')] }, { terms });
    expect(feedback).toEqual([
      { name: 'Name of need', weightPercent: 50, mean: '3.5', reasons: ['x', 'y'],
        meaning: 'between “Good” and “Very good”' },
      { name: 'Name of reach', weightPercent: 50, mean: '2', reasons: ['x', 'y'], meaning: 'Fair' },
    ]);
  });
  it('has at most one decimal', () => {
    const thirds = [by('a', 4, 0, ''), by('b', 3, 0, ''), by('c', 3, 1, '')];
    expect(feedbackOn({ assessments: thirds }, { terms }).map(({ mean }) => mean)).toEqual(['3.3', '0.3']);
  });
  it('gives the reasons in the same order, whoever scored first', () => {
    const [one, other] = [by('a', 4, 2, 'Clear'), by('b', 3, 2, 'A need')];
    const [before, after] = [[one, other], [other, one]].map((assessments) => feedbackOn({ assessments }, { terms }));
    expect(before).toEqual(after);
  });
  it('is nothing where nobody scored', () => expect(feedbackOn({ assessments: [] }, { terms })).toEqual([]));
});
