import { specification } from '#testing';
import { interests } from './interests.decider.js';
import { declaredOn, mustHaveNoInterest } from './interests.rules.js';

const given = specification(interests);
const at = '2027-05-01T09:00:00.000Z';
const declaration = {
  roundId: 'r1', personId: 'ann', seen: ['a1', 'a2'],
  interests: [{ applicationId: 'a2', nature: { _sd: 'my sister' } }],
};
const declaring = { type: 'DeclareInterests', at, ...declaration, strangers: [] } as const;
const declared = { type: 'InterestsDeclared', data: declaration } as const;

describe('declaring interests', () => {
  it('records the list that was seen and each interest in it', () => void given().when(declaring).then(declared));

  it('may say that there is none', () => {
    given().when({ ...declaring, interests: [] })
      .then({ type: 'InterestsDeclared', data: { ...declaration, interests: [] } });
  });

  it('may cover applications that came later', () => {
    const later = { ...declaration, seen: ['a1', 'a2', 'a3'], interests: [] };
    given(declared).when({ ...declaring, ...later }).then({ type: 'InterestsDeclared', data: later });
  });

  it('may add an interest that was forgotten', () => {
    const remembered = { ...declaration, interests: [{ applicationId: 'a1', nature: { _sd: 'my club' } }] };
    given(declared).when({ ...declaring, ...remembered }).then({ type: 'InterestsDeclared', data: remembered });
  });

  it('may name an interest again beside one that was forgotten', () => {
    const both = [...declaration.interests, { applicationId: 'a1', nature: { _sd: 'my club' } }];
    given(declared).when({ ...declaring, interests: both })
      .then({ type: 'InterestsDeclared', data: { ...declaration, interests: both } });
  });

  it('is not recorded twice', () => void given(declared).when(declaring).thenRefuses('nothing-new'));

  it('is about applications on the list', () => {
    given().when({ ...declaring, seen: ['a1'] }).thenRefuses('not-on-the-list');
  });

  it('is about applications that were sent to this round', () => {
    given().when({ ...declaring, strangers: ['a2'] }).thenRefuses('not-in-this-round', 'seen');
  });

  it('has no room for a text in the list, which stands in clear', () => {
    given().when({ ...declaring, seen: ['a1', 'a2', 'my sister'] }).thenRefuses('not-an-id', 'seen');
  });
});

describe('an interest', () => {
  const later = { type: 'InterestsDeclared', data: { ...declaration, interests: [] } } as const;
  const state = [declared, later].reduce(
    (before, event) => interests.evolve.InterestsDeclared(before, event), interests.initialState);
  it('closes the application for good', () => {
    expect(() => mustHaveNoInterest(declaredOn(state, 2, 'a2'))).toThrow('it is closed to you');
  });
  it('leaves the others open', () => expect(() => mustHaveNoInterest(declaredOn(state, 2, 'a1'))).not.toThrow());
  it('has to be thought about before anything else', () => {
    expect(() => mustHaveNoInterest(declaredOn(state, 2, 'a3'))).toThrow('First say');
  });
});
