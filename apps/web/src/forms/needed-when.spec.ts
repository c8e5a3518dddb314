import { Page, seeOther } from '../answers.js';
import { Choice, Text, Tick } from './fields.js';
import { NeededWhen } from './needed-when.js';
import { Picked } from './picked.js';
import { Submission } from './submission.js';

class ReviewForm {
  @Choice(['approve', 'send-back'], 'Choose one') outcome!: string;
  @NeededWhen<ReviewForm>(({ outcome }) => outcome === 'send-back', 'Say what needs to change')
  @Text({ most: 10 }) reasons!: string;
  @Picked({ most: 2, missing: 'Choose a place' }) places!: string[];
  @Tick() sure!: boolean;
}

const problemsIn = async (typed: object) => {
  const form = Submission.of(ReviewForm, { outcome: 'approve', places: 'a', ...typed });
  const answer = await form.accept(() => seeOther('/'), () => new Page('review'));
  return answer instanceof Page ? answer.model.problems : [];
};

describe('a field that another answer asks for', () => {
  it('may be blank otherwise', async () => expect(await problemsIn({})).toEqual([]));
  it('has to be filled in then', async () => {
    expect(await problemsIn({ outcome: 'send-back', reasons: ' ' }))
      .toEqual([{ field: 'reasons', text: 'Say what needs to change' }]);
  });
  it('is fine then, once it is filled in', async () => {
    expect(await problemsIn({ outcome: 'send-back', reasons: 'Dates' })).toEqual([]);
  });
  it('keeps its own rules', async () => {
    expect(await problemsIn({ outcome: 'send-back', reasons: 'Much too long' }))
      .toEqual([{ field: 'reasons', text: 'Use 10 characters or fewer' }]);
  });
});

describe('ticks in a list from the records', () => {
  it.each([['a'], [['a', 'b']]])('may be one or more: %j', async (places) => {
    expect(await problemsIn({ places })).toEqual([]);
  });
  it.each([[undefined, 'Choose a place'], [['a', 'b', 'c'], 'Choose 2 or fewer']])(
    'but not %j', async (places, text) => {
      expect(await problemsIn({ places })).toEqual([{ field: 'places', text }]);
    });
});
