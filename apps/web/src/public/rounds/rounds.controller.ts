import { Controller, Get, Param } from '@nestjs/common';
import { organisations } from '#identity';
import { applicationsView, roundsView } from '#small-pot-grants';
import { page } from '../../answers.js';
import { Choice, Pounds, Text } from '../../forms/fields.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { Public } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { type FoundRounds, PublicRounds, type RoundWish } from './public-rounds.js';
import { RoundDetails } from './round-details.js';

class RoundSearch {
  @Text({ most: 100 }) place!: string;
  @Pounds() amount?: number;
  @Choice(['7', '14', '28']) left?: '7' | '14' | '28';
}
type Search = Submission<RoundSearch>;

const leftChoices = [
  { value: '', text: 'Any time' }, { value: '7', text: 'A week or more' }, { value: '14', text: 'Two weeks or more' },
  { value: '28', text: 'Four weeks or more' },
];

/** Rounds for everybody: what is open, what is coming, and what has been. */
@Controller('rounds')
@Public()
export class RoundsController {
  constructor(private readonly rounds: PublicRounds, private readonly details: RoundDetails) {}

  @Get()
  @Shows(roundsView, organisations)
  browse(@Submitted(RoundSearch) search: Search) {
    return search.search(
      async (values) => current(await this.rounds.find(wishOf(values)), values),
      async () => current(await this.rounds.find()));
  }

  @Get('past')
  @Shows(roundsView, organisations)
  past(@Submitted(RoundSearch) search: Search) {
    return search.search(
      async (values) => over(await this.rounds.find(wishOf(values)), values),
      async () => over(await this.rounds.find()));
  }

  @Get(':id')
  @Shows(roundsView, applicationsView, organisations)
  async one(@Param('id') id: string) {
    const round = await this.rounds.one(id);
    return page('public/rounds/round', { round, ...await this.details.of(round) });
  }
}

const wishOf = ({ place, amount: pence, left }: RoundSearch): RoundWish =>
  ({ place, pence, daysLeft: left === undefined ? undefined : Number(left) });

const isNarrowed = ({ place, amount, left }: RoundSearch) =>
  place !== '' || amount !== undefined || left !== undefined;

/** Those that a group can still apply to. */
function current({ rounds, knowsPlace }: FoundRounds, search?: RoundSearch) {
  const open = rounds.filter(({ phase }) => phase === 'open');
  const coming = rounds.filter(({ phase }) => phase === 'coming');
  const asked = search && isNarrowed(search) ? search : undefined;
  return page('public/rounds/rounds', { open, coming, knowsPlace, asked, leftChoices });
}

/** The latest first. */
function over({ rounds, knowsPlace }: FoundRounds, search?: RoundSearch) {
  const past = rounds.filter(({ phase }) => phase === 'closed' || phase === 'cancelled').reverse();
  return page('public/rounds/past', { past, knowsPlace, asked: search && isNarrowed(search) ? search : undefined });
}
