/** `scores`: each assessor's score for each criterion, in the round's order. `outcome` in pence; 0 is a decline. */
export type DemoApplication = Readonly<{
  organisation: string; person: string; about: string; title: string; description: string; who: string; ward: string;
  place: string; lines: readonly (readonly [string, number])[]; outcome: string;
  scores?: readonly (readonly number[])[]; decision?: Readonly<{ pence: number; reasons: string }>;
  answer?: 'accept' | 'refuse';
  /** Why the public does not see the place. */
  withheldPlace?: string;
}>;

export const winterApplications: readonly DemoApplication[] = [
  {
    organisation: 'food', person: 'joe', about: 'We share food and hot meals every Tuesday and Friday.',
    title: 'Hot meals on two more evenings', who: '80 people who come to us for food, many of them families',
    description: 'Our kitchen is open on two evenings. In winter people ask for more. We would cook on four evenings '
      + 'from January to March.',
    ward: 'E05999002', place: 'Fylde Road',
    lines: [['Food for 24 evenings', 144_000], ['Gas and hall', 72_000]],
    outcome: 'Nobody who comes to us goes to bed hungry on those evenings.',
    scores: [[4, 4, 3], [4, 3, 4]],
    decision: { pence: 216_000, reasons: 'You reach people in real need, and your plan is clear. We fund all of it.' },
    answer: 'accept',
  },
  {
    organisation: 'lunch', person: 'betty', about: 'A lunch club for people over 70.',
    title: 'Lunch and a lift', who: '35 people over 70 who live alone', ward: 'E05999005', place: "St Anne's",
    description: 'Some of our members cannot get to lunch when it is icy. We would pay for a minibus until March.',
    lines: [['Minibus, 12 weeks', 180_000], ['Lunches', 60_000]],
    outcome: 'Members come every week, and are less alone.',
    scores: [[4, 3, 3], [3, 4, 3]],
    decision: {
      pence: 180_000, reasons: 'The lift is what people need most. The pot is small, so we fund the minibus only.',
    },
    answer: 'accept',
  },
  {
    organisation: 'refuge', person: 'dawn', about: 'We help women and children who had to leave home.',
    title: 'A warm start', who: '14 families who left home with nothing', ward: 'E05999006', place: 'Market',
    description: 'Families come to us without coats or blankets. We would give each of them a warm pack.',
    lines: [['Warm packs for 14 families', 168_000]],
    outcome: 'Every family is warm from the first night.',
    scores: [[4, 4, 4], [4, 4, 3]],
    decision: { pence: 168_000, reasons: 'A clear need, met at once. We fund all of it.' },
    withheldPlace: 'People who fled from violence live there. Nobody must be able to find them.',
  },
  {
    organisation: 'shed', person: 'ron', about: 'A workshop where people mend things together.',
    title: 'Keep the shed warm', who: '25 members, most of them retired', ward: 'E05999003', place: 'Canalside',
    description: 'Our workshop has no heating. We would put in two heaters and open on Saturdays.',
    lines: [['Two heaters', 90_000], ['Power', 35_000]],
    outcome: 'We stay open all winter.',
    scores: [[2, 3, 3], [2, 2, 3]],
    decision: {
      pence: 0,
      reasons: 'We liked your idea, but other groups reach people who find winter harder, and the pot is small. '
        + 'Please look at Neighbourhood Small Grants.',
    },
  },
  {
    organisation: 'coats', person: 'mo', about: 'We collect coats and give them to who needs one.',
    title: 'One coat each', who: '200 children at three schools', ward: 'E05999004', place: 'Mill Street',
    description: 'Schools tell us which children have no winter coat. We would buy what is not given.',
    lines: [['Coats', 200_000]], outcome: 'Every child in the three schools has a coat.',
    scores: [[4, 3, 2], [3, 3, 3]],
  },
  {
    organisation: 'choir', person: 'gwen', about: 'A choir for anybody who likes to sing.',
    title: 'Sing in the warm', who: '30 singers and their neighbours', ward: 'E05999008', place: 'Hilltop',
    description: 'We would rent the warm church hall and sing there twice a week with soup after.',
    lines: [['Hall', 96_000], ['Soup', 24_000]], outcome: 'People have a warm evening twice a week.',
    scores: [[2, 3, 2]],
  },
];

export const neighbourhoodApplications: readonly DemoApplication[] = [
  {
    organisation: 'tenants', person: 'amina', about: 'Tenants of the Brookside flats who look out for each other.',
    title: 'A bench and a bit of green', who: '140 households in the flats', ward: 'E05999001', place: 'Brookside',
    description: 'There is nowhere to sit outside. We would put in two benches and plant the verge together.',
    lines: [['Two benches', 78_000], ['Plants and soil', 22_000]], outcome: 'Neighbours meet and talk outside.',
  },
  {
    organisation: 'band', person: 'kath', about: 'A band for young people aged 11 to 18.',
    title: 'Drums for everybody', who: '22 young people', ward: 'E05999010', place: 'Riverside',
    description: 'Our drums are old and some are broken. New ones would let six more people join.',
    lines: [['Drums', 135_000], ['Repairs', 20_000]], outcome: 'Six more young people play with us.',
  },
  {
    organisation: 'garden', person: 'lin', about: 'We grow food on a small plot behind Mill Street.',
    title: 'Raised beds', who: '40 neighbours, some in wheelchairs', ward: 'E05999004', place: 'Mill Street',
    description: 'Raised beds would let people garden who cannot bend down.',
    lines: [['Timber and soil', 64_000]], outcome: 'Ten more people garden with us.',
  },
];
