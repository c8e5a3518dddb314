import type {
  AboutWish, AreaWish, CriteriaWish, DecisionProcessWish, EligibilityWish, MoneyWish, TimetableWish,
} from '#small-pot-grants';

/** Opening and closing are told in days from today. */
export type DemoRound = Readonly<{
  about: AboutWish; area: Omit<AreaWish, 'neighbourhoodIds'> & { neighbourhoods: 'all' };
  money: Omit<MoneyWish, 'shares'> & { fund: string; potPence: number };
  eligibility: EligibilityWish; opensInDays: number; closesInDays: number;
  daysToAccept: TimetableWish['daysToAccept']; criteria: CriteriaWish; decision: DecisionProcessWish;
}>;

const scale = [
  'No answer, or nothing that fits', 'A little, with big gaps', 'Fair: some of what we look for',
  'Good: most of what we look for', 'Very good: all that we look for, and clear',
];

/** £1 for each of the 65,450 people in Calderbrook. */
export const neighbourhoodRound: DemoRound = {
  about: {
    name: 'Neighbourhood Small Grants',
    purpose: 'Small sums for small groups that make their neighbourhood a better place to live. '
      + 'Every neighbourhood has its own share: £1 for each person who lives there.',
    contact: 'Olu Adeyemi, 01772 000 001, smallgrants@lancashire.example',
  },
  area: { setId: 'calderbrook', neighbourhoods: 'all' },
  money: {
    fund: 'lcc-neighbourhoods', potPence: 6_545_000, pencePerPerson: 100, smallestPence: 20_000, largestPence: 200_000,
  },
  eligibility: {
    questions: [
      {
        id: 'local', question: 'Will the money help people who live in Calderbrook?', passes: 'yes',
        ifNot: 'This round is for Calderbrook. Your own council or community foundation may have one for you.',
      },
      {
        id: 'profit', question: 'Is your group there to make a profit for its members?', passes: 'no',
        ifNot: 'This round is for groups that do not make a profit. Your local business hub can tell you about others.',
      },
    ],
  },
  opensInDays: -14, closesInDays: 21, daysToAccept: 28,
  criteria: {
    criteria: [
      { id: 'need', name: 'Need', guidance: 'How well does the group know what people here need?', weightPercent: 40 },
      { id: 'difference', name: 'Difference', guidance: 'What will be better for people?', weightPercent: 40 },
      { id: 'plan', name: 'Plan', guidance: 'Can the group do it with this money?', weightPercent: 20 },
    ],
    scale,
  },
  decision: {
    how: 'Two assessors score each application. The decider reads the ranked list and decides on each one.',
    decidedBy: 'The Cabinet Member for Communities',
    authority: 'Scheme of delegation to cabinet members, part 3, item 14',
  },
};

export const winterRound: DemoRound = {
  about: {
    name: 'Warm Winter Fund',
    purpose: 'Warm rooms, hot food and company for people who find winter hard.',
    contact: 'Tom Ashworth, 01772 000 002, grants@lcf.example',
  },
  area: { setId: 'calderbrook', neighbourhoods: 'all' },
  money: { fund: 'lcf-winter', potPence: 900_000, pencePerPerson: null, smallestPence: 25_000, largestPence: 300_000 },
  eligibility: {
    questions: [{
      id: 'winter', question: 'Is what you plan for this winter?', passes: 'yes',
      ifNot: 'This round is for this winter only. Please look at the other rounds.',
    }],
  },
  opensInDays: -70, closesInDays: -28, daysToAccept: 28,
  criteria: {
    criteria: [
      { id: 'people', name: 'People', guidance: 'Will it reach those who find winter hardest?', weightPercent: 50 },
      { id: 'warmth', name: 'Warmth', guidance: 'Will people be warmer, better fed or less alone?', weightPercent: 30 },
      { id: 'plan', name: 'Plan', guidance: 'Can the group do it with this money?', weightPercent: 20 },
    ],
    scale,
  },
  decision: {
    how: 'Two assessors score each application. The grants panel chair decides on the ranked list.',
    decidedBy: 'Chair of the grants panel', authority: 'Trustees’ resolution 2026/11: awards of up to £5,000',
  },
};

/** Waits for a second officer. */
export const youthRound: DemoRound = {
  ...neighbourhoodRound,
  about: {
    name: 'Young Voices', contact: neighbourhoodRound.about.contact,
    purpose: 'For groups led by people under 25 who want to change something where they live.',
  },
  money: { fund: 'lcc-youth', potPence: 1_500_000, pencePerPerson: null, smallestPence: 10_000, largestPence: 100_000 },
  opensInDays: 10, closesInDays: 45,
};
