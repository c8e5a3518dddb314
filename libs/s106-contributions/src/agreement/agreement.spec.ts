import { specification } from '#testing';
import { agreement } from './agreement.decider.js';
import type {
  AgreementRecorded, AgreementVaried, DevelopmentCommenced, DwellingsOccupied, PhaseReached,
} from './agreement.events.js';

const given = specification(agreement);
const [at, today] = ['2028-03-01T09:00:00.000Z', '2028-03-01'];
const text = (label: string) => ({ _sd: label });
const dwellings = {
  total: 120, kinds: [{ kind: 'market', number: 84 }, { kind: 'affordable', number: 36 }],
} as const;
const data: AgreementRecorded['data'] = {
  agreementId: 'a1', funderId: 'lcc', reference: 'S106/2026/17', planningApplication: '06/2025/1234',
  site: text('Mill Lane'), developer: text('Hearth Homes'), wardCodes: ['E05005236'], dwellings,
  deedDay: '2026-06-15', documentUrl: 'https://www.example.org/s106/17.pdf', notes: null, recordedBy: 'pat',
};
const record = { type: 'RecordAgreement', at, today, ...data } as const;
const recorded: AgreementRecorded = { type: 'AgreementRecorded', data };
const said = { agreementId: 'a1', source: text('site visit'), recordedBy: 'pat' };
const count = (occupied: number, day = '2028-02-01') =>
  ({ type: 'CountOccupations', at, today, ...said, day, occupied }) as const;
const counted = (occupied: number, day = '2028-02-01'): DwellingsOccupied =>
  ({ type: 'DwellingsOccupied', data: { ...said, funderId: 'lcc', day, occupied } });

describe('recording an agreement', () => {
  it('says who builds what where, by which deed', () => void given().when(record).then(recorded));
  it('takes a reference once', () => void given(recorded).when(record).thenRefuses('reference-taken', 'reference'));
  it.each(['reference', 'planningApplication'])('has a %s without room for a sentence', (field) => {
    for (const bad of ['', 'see the note', '-1', 'A'.repeat(61)])
      given().when({ ...record, [field]: bad }).thenRefuses('not-a-reference', field);
  });
  it.each([[[], 'no-wards'], [['Fulwood'], 'not-a-ward'], [['E05005236', 'E05005236'], 'ward-twice']])(
    'does not lie in %p', (wardCodes, rule) => {
      given().when({ ...record, wardCodes }).thenRefuses(rule, 'wardCodes');
    });
  it('counts its dwellings by kind', () => {
    given().when({ ...record, dwellings: { ...dwellings, total: 119 } })
      .thenRefuses('dwellings-do-not-add-up', 'kinds');
    const twice = [{ kind: 'market', number: 60 }, { kind: 'market', number: 60 }] as const;
    given().when({ ...record, dwellings: { total: 120, kinds: twice } }).thenRefuses('not-dwellings', 'kinds');
    const none = [{ kind: 'market', number: 0 }] as const;
    given().when({ ...record, dwellings: { total: 0, kinds: none } }).thenRefuses('not-dwellings', 'kinds');
    const halves = [{ kind: 'market', number: 1.5 }] as const;
    given().when({ ...record, dwellings: { total: 1.5, kinds: halves } }).thenRefuses('not-dwellings', 'kinds');
  });
  it('is signed, not to be signed', () => {
    given().when({ ...record, deedDay: '2028-03-02' }).thenRefuses('in-the-future', 'deedDay');
    given().when({ ...record, deedDay: '2028-02-30' }).thenRefuses('not-a-day', 'deedDay');
  });
  it.each(['http://example.org/a', 'javascript:alert(1)', 'https://someone@example.org/a', 'https://nowhere'])(
    'has no document at %s', (documentUrl) => {
      given().when({ ...record, documentUrl }).thenRefuses('not-an-address', 'documentUrl');
    });
});

describe('a deed of variation', () => {
  const deed = { agreementId: 'a1', variationId: 'v1', deedDay: '2027-01-10', what: text('100 dwellings'),
    documentUrl: null, dwellings: { total: 100, kinds: [{ kind: 'market', number: 100 }] } as const, variedBy: 'pat' };
  const vary = { type: 'VaryAgreement', at, today, ...deed } as const;
  const varied: AgreementVaried = { type: 'AgreementVaried', data: { ...deed, funderId: 'lcc' } };

  it('changes what was agreed', () => void given(recorded).when(vary).then(varied));
  it('is recorded once', () => void given(recorded, varied).when(vary).thenRefuses('already-varied'));
  it('comes after the deed', () => {
    given(recorded).when({ ...vary, deedDay: '2026-06-14' }).thenRefuses('before-the-deed', 'deedDay');
  });
  it('takes away no dwelling in which somebody lives', () => {
    given(recorded, counted(101)).when(vary).thenRefuses('fewer-than-occupied', 'kinds');
    given(recorded, counted(100)).when(vary).then(varied);
  });
  it('needs an agreement', () => void given().when(vary).thenRefuses('no-such-agreement'));
});

describe('how far the building is', () => {
  const commence = { type: 'RecordCommencement', at, today, ...said, day: '2028-01-17' } as const;
  const commenced: DevelopmentCommenced =
    { type: 'DevelopmentCommenced', data: { ...said, funderId: 'lcc', day: '2028-01-17' } };
  const phase = { type: 'RecordPhase', at, today, ...said, day: '2028-02-01', phase: '2B' } as const;
  const reached: PhaseReached =
    { type: 'PhaseReached', data: { ...said, funderId: 'lcc', day: '2028-02-01', phase: '2B' } };

  it('begins once', () => {
    given(recorded).when(commence).then(commenced);
    given(recorded, commenced).when(commence).thenRefuses('already-commenced');
  });
  it('counts the dwellings that are lived in from the first', () => {
    given(recorded).when(count(50)).then(counted(50));
    given(recorded, counted(50)).when(count(51)).then(counted(51));
    given(recorded, counted(50)).when(count(50)).thenRefuses('not-more', 'occupied');
    given(recorded).when(count(0)).thenRefuses('not-dwellings', 'occupied');
  });
  it('has no more of them than the agreement', () => {
    given(recorded).when(count(120)).then(counted(120));
    given(recorded).when(count(121)).thenRefuses('beyond-dwellings', 'occupied');
  });
  it('is counted in the order of the days', () => {
    given(recorded, counted(50)).when(count(51, '2028-01-31')).thenRefuses('before-the-last', 'day');
  });
  it('gets to a phase once', () => {
    given(recorded).when(phase).then(reached);
    given(recorded, reached).when(phase).thenRefuses('already-reached', 'phase');
    given(recorded).when({ ...phase, phase: 'two, I think' }).thenRefuses('not-a-phase', 'phase');
  });
  it('is what has happened', () => {
    for (const command of [commence, phase, count(1)])
      given(recorded).when({ ...command, day: '2028-03-02' }).thenRefuses('in-the-future', 'day');
  });
  it('needs an agreement', () => {
    for (const command of [commence, phase, count(1)]) given().when(command).thenRefuses('no-such-agreement');
  });
});
