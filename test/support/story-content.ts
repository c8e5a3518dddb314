import type { AnswerWishes } from '#small-pot-grants';

/** Moments of the round that stories tell of: it is open all April 2027, in London. */
export const moments = {
  before: '2027-04-01T09:00:00.000Z', opensAt: '2027-04-02T08:00:00.000Z', open: '2027-04-10T09:00:00.000Z',
  closesAt: '2027-04-30T16:00:00.000Z', closed: '2027-05-10T09:00:00.000Z',
} as const;

/** Two wards of Blackburn in East, with 6,000 people, and one in West, with 4,000. */
export const wards = [
  'ward_code,ward_name,authority_code,authority_name,population,neighbourhood',
  'E05001620,Audley,E06000008,Blackburn with Darwen,3500,East',
  'E05001621,Bastwell,E06000008,Blackburn with Darwen,2500,East',
  'E05001622,Beardwood with Lammack,E06000008,Blackburn with Darwen,4000,West',
].join('\n');

export const groups = {
  'Amina Begum': "Brookside Tenants' Group", 'Joe Carter': 'Fylde Road Food Club', 'Kath Doyle': 'Riverside Youth Band',
} as const;
export type GroupContact = keyof typeof groups;

export type ApplicationWish = Partial<Readonly<{
  by: GroupContact; title: string; number: string | null; place: string; wardCode: string | null; askedPence: number;
}>>;

/** What the round asks, scores and rests on. */
export const rules = {
  eligibility: { questions: [{
    id: 'small', question: 'Did your group spend less than £30,000 last year?', passes: 'yes',
    ifNot: 'This round is for small groups. Look at the other rounds of the Community Foundation.',
  }] },
  criteria: {
    criteria: [
      { id: 'need', name: 'Need', guidance: 'How much is it needed?', weightPercent: 60 },
      { id: 'reach', name: 'Reach', guidance: 'Who does it reach?', weightPercent: 40 },
    ],
    scale: ['Not shown', 'A little', 'Fair', 'Good', 'Very good'],
  },
  decision: {
    how: 'Two assessors score each application. One councillor decides.', decidedBy: 'The cabinet member',
    authority: 'Scheme of delegation, section 4.2',
  },
} as const;

const usual = {
  title: 'A bench and a bit of green', number: null, place: 'Brookside flats', wardCode: 'E05001620',
  askedPence: 100_000,
} as const;

export function answersOf(group: string, contact: string, wish: ApplicationWish): AnswerWishes {
  const { title, number, place, wardCode, askedPence: pence } = { ...usual, ...wish };
  return {
    group: { name: group, about: 'Neighbours who look out for each other.', number },
    project: {
      title,
      description: 'There is nowhere to sit outside. We would put in two benches and plant the verge together.',
    },
    beneficiaries: { who: '140 households in the flats', place, wardCode },
    dates: { startsOn: '2027-07-01', endsOn: '2027-09-30' },
    costs: { lines: [{ item: 'Benches', pence: pence - 5_000 }, { item: 'Plants', pence: 5_000 }] },
    outcome: { outcome: 'Neighbours meet and talk outside.' },
    contact: { name: contact, email: 'contact@group.example', phone: null },
  };
}
