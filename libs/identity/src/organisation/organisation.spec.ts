import { specification } from '#testing';
import { organisation } from './organisation.decider.js';
import type { OrganisationEvent, OrganisationRegistered } from './organisation.events.js';
import { organisationUpcasters } from './organisation.upcasters.js';

const at = '2027-04-01T09:00:00.000Z';
const text = (label: string) => ({ _sd: label });
const organisationId = 'choir';
const facts = {
  organisationId, kind: 'small-group', name: text('Hilltop Choir'), about: text('We sing'), postcode: text('BB1 1AA'),
  numbers: [], size: 'micro', contacts: [], likelySame: [],
} as const;
const registered: OrganisationRegistered =
  { type: 'OrganisationRegistered', data: { ...facts, different: null, registeredAt: at } };
const given = specification(organisation);

describe('registering an organisation', () => {
  const register = { type: 'RegisterOrganisation', ...facts, different: 'left-to-officers', at } as const;
  const then = (data: Partial<OrganisationRegistered['data']>) =>
    ({ ...registered, data: { ...registered.data, ...data } });

  it('records what it is called, what it does and where it is', () => void given().when(register).then(registered));
  it('is refused a second time', () => void given(registered).when(register).thenRefuses('already-registered'));
  it('is refused for a kind that does not exist', () => {
    given().when({ ...register, kind: 'castle' as 'council' }).thenRefuses('unknown-kind', 'kind');
  });
  it('is refused for a size that does not exist', () => {
    given().when({ ...register, size: 'huge' as 'micro' }).thenRefuses('unknown-size', 'size');
  });
  it('needs no number, unless it is a company', () => {
    const company = { ...register, kind: 'company' } as const;
    given().when(company).thenRefuses('number-missing', 'companyNumber');
    given().when({ ...company, numbers: ['GB-CHC-1234567'] }).thenRefuses('number-missing', 'companyNumber');
    given().when({ ...company, numbers: ['GB-COH-01234567'] })
      .then(then({ kind: 'company', numbers: ['GB-COH-01234567'] }));
  });
  it.each([
    'GB-CHC-123456', 'GB-CHC-1234567', 'GB-COH-01234567', 'GB-COH-SC123456', 'GB-COH-R0000123', 'GB-SC-SC012345',
    'GB-NIC-101234', 'GB-LAE-LAN',
  ])('takes %s for a number', (number) => {
    given().when({ ...register, numbers: [number] }).then(then({ numbers: [number] }));
  });
  it.each([
    '', '1234567', 'GB-CHC-12345', 'GB-CHC-12345678', 'GB-COH-1234567', 'GB-SC-012345', 'GB-NIC-NIC101234',
    'Gita Smith', 'GB-LAE-LANCS',
  ])('does not take %j for a number', (number) => {
    given().when({ ...register, numbers: [number] }).thenRefuses('not-a-number', 'numbers');
  });
  it('takes each number once', () => {
    given().when({ ...register, numbers: ['GB-CHC-1234567', 'GB-CHC-1234567'] }).thenRefuses('number-twice', 'numbers');
  });
  it('takes two contacts, who are two people', () => {
    const contact = (personId: string) => ({ personId, name: text(personId), address: text('01254 000000') });
    const [ann, bob, cat] = [contact('ann'), contact('bob'), contact('cat')];
    given().when({ ...register, contacts: [ann, bob] }).then(then({ contacts: [ann, bob] }));
    given().when({ ...register, contacts: [ann, bob, cat] }).thenRefuses('too-many-contacts', 'contacts');
    given().when({ ...register, contacts: [ann, ann] }).thenRefuses('contact-twice', 'contacts');
  });

  describe('that looks like another', () => {
    const likely = { ...register, likelySame: ['hilltop-singers'] } as const;
    it('waits until somebody has looked and says that it is another', () => {
      given().when({ ...likely, different: 'not-said' }).thenRefuses('likely-duplicate', 'different');
    });
    it('keeps on record what it looks like, and that somebody said so', () => {
      given().when({ ...likely, different: 'said' }).then(then({ likelySame: ['hilltop-singers'], different: 'said' }));
    });
    it('keeps on record that nobody has looked, where it registered itself by applying', () => {
      given().when(likely).then(then({ likelySame: ['hilltop-singers'], different: 'left-to-officers' }));
    });
  });
});

describe('correcting a record', () => {
  const { contacts: _, likelySame: __, ...known } = facts;
  const better = { ...known, numbers: ['GB-CHC-1234567'], kind: 'charity', correctedBy: 'olu' } as const;
  const correct = { type: 'CorrectOrganisation', ...better, correctedFor: 'lcc', at } as const;
  const corrected: OrganisationEvent = { type: 'OrganisationCorrected', data: { ...better, correctedAt: at } };
  const employed: OrganisationEvent =
    { type: 'RoleGiven', data: { organisationId, personId: 'ann', role: 'officer', givenAt: at } };

  it('records what is known now, and who says so', () => void given(registered).when(correct).then(corrected));
  it('can be done again', () => void given(registered, corrected).when(correct).then(corrected));
  it('needs a record', () => void given().when(correct).thenRefuses('unknown-organisation'));
  it('keeps to the same rules as registering', () => {
    given(registered).when({ ...correct, numbers: ['1234567'] }).thenRefuses('not-a-number', 'numbers');
    given(registered).when({ ...correct, kind: 'company' }).thenRefuses('number-missing', 'companyNumber');
  });
  it('is for its own people where people work there', () => {
    given(registered, employed).when(correct).thenRefuses('not-own-record');
    given(registered, employed).when({ ...correct, correctedFor: organisationId }).then(corrected);
  });
});

describe('merging two records of one organisation', () => {
  const survivor = { isRegistered: true, mergedInto: null, revision: 3 };
  const reason = text('the same people');
  const merge = {
    type: 'MergeOrganisation', organisationId, into: 'singers', reason, mergedBy: 'olu', survivor, at,
  } as const;
  const merged: OrganisationEvent = {
    type: 'OrganisationMerged',
    data: { organisationId, into: 'singers', intoRevision: 3, reason, mergedBy: 'olu', mergedAt: at },
  };
  const undo = { type: 'UndoMerge', organisationId, cause: 'not-the-same', reason, undoneBy: 'priya', at } as const;
  const undone: OrganisationEvent = {
    type: 'OrganisationMergeUndone',
    data: { organisationId, from: 'singers', cause: 'not-the-same', reason, undoneBy: 'priya', undoneAt: at },
  };
  const role = (name: 'signatory' | 'officer'): OrganisationEvent =>
    ({ type: 'RoleGiven', data: { organisationId, personId: 'ann', role: name, givenAt: at } });

  it('records which one stands for both, who says so, and why', () => void given(registered).when(merge).then(merged));
  it('needs a record', () => void given().when(merge).thenRefuses('unknown-organisation'));
  it('is not possible into itself', () => {
    given(registered).when({ ...merge, into: organisationId }).thenRefuses('into-itself', 'into');
  });
  it('happens once', () => void given(registered, merged).when(merge).thenRefuses('already-merged'));
  it('needs a record that stays', () => {
    given(registered).when({ ...merge, survivor: { ...survivor, isRegistered: false } })
      .thenRefuses('unknown-organisation', 'into');
    given(registered).when({ ...merge, survivor: { ...survivor, mergedInto: 'chorus' } })
      .thenRefuses('survivor-merged', 'into');
  });
  it('takes the group’s own people along', () => {
    given(registered, role('signatory')).when(merge).then(merged);
  });
  it('is not for an organisation in which people work, as what they may do would not move', () => {
    given(registered, role('officer')).when(merge).thenRefuses('has-staff');
  });
  it('can be undone, with a reason', () => void given(registered, merged).when(undo).then(undone));
  it('cannot be undone where nothing was merged', () => {
    given(registered).when(undo).thenRefuses('not-merged');
    given(registered, merged, undone).when(undo).thenRefuses('not-merged');
  });
  it('can be done again after it was undone', () => void given(registered, merged, undone).when(merge).then(merged));
});

describe('an organisation that was registered when only kind and name were known', () => {
  it('reads as one of which no more is known', () => {
    const data = { organisationId, kind: 'council', name: text('Calderbrook'), registeredAt: at };
    expect(organisationUpcasters[0]!.up(data)).toEqual({
      ...data, about: null, postcode: null, numbers: [], size: null, contacts: [], likelySame: [], different: null,
    });
  });
});
