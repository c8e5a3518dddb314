import { specification } from '#testing';
import { programmeItem } from './programme.decider.js';
import type { ProgrammeEvent } from './programme.events.js';

const past = specification(programmeItem);
const at = '2027-06-01T09:00:00.000Z';
const one = { organisationId: 'lcc', reference: 'MH-7K3M2Q9X' };
const text = { _sd: 'why' };
const asked: ProgrammeEvent = { type: 'CaseAskedFor', data: { ...one, askedBy: 'moira', reason: text } };
const taken: ProgrammeEvent = { type: 'CaseTakenIntoWorkProgramme', data: { ...one, takenBy: 'mona' } };
const refused: ProgrammeEvent = { type: 'CaseRefusedToScrutiny', data: { ...one, refusedBy: 'mona', reasons: text } };
const released: ProgrammeEvent =
  { type: 'CaseReleasedFromWorkProgramme', data: { ...one, releasedBy: 'moira', reason: text } };
const ask = { type: 'AskForCase', ...one, askedBy: 'moira', reason: text, at } as const;
const take = { type: 'TakeCaseIntoWorkProgramme', ...one, takenBy: 'mona', accounts: ['mona', 'mona-2'], at } as const;
const refuse =
  { type: 'RefuseCaseToScrutiny', ...one, refusedBy: 'mona', reasons: text, accounts: ['mona', 'mona-2'], at } as const;
const release = { type: 'ReleaseCase', ...one, releasedBy: 'moira', reason: text, at } as const;

describe('a case before a scrutiny committee', () => {
  it('is asked for with a reason', () => past().when(ask).then(asked));
  it('is asked for once at a time', () => {
    past(asked).when(ask).thenRefuses('already-asked');
    past(asked, taken).when(ask).thenRefuses('in-programme');
  });
  it('can be asked for again after a refusal, or once it was released', () => {
    past(asked, refused).when(ask).then(asked);
    past(asked, taken, released).when(ask).then(asked);
  });
  it('is taken into the work programme', () => past(asked).when(take).then(taken));
  it('is refused with written reasons', () => past(asked).when(refuse).then(refused));
  it('is answered only where somebody asked, and once', () => {
    for (const history of [[], [asked, taken], [asked, refused], [asked, taken, released]])
      for (const answer of [take, refuse]) past(...history).when(answer).thenRefuses('not-asked');
  });
  it('is answered by somebody else, whichever account they use', () => {
    for (const answer of [take, refuse])
      past(asked).when({ ...answer, accounts: ['mona', 'moira'] }).thenRefuses('own-request');
  });
  it('is released with a reason', () => past(asked, taken).when(release).then(released));
  it('is released only from the programme', () => {
    for (const history of [[], [asked], [asked, refused]])
      past(...history).when(release).thenRefuses('not-in-programme');
  });
});
