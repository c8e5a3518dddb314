import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { inPounds, sum } from '#kernel';
import { type Fund, FundQueries, fundsView, type RoundPage, roundLimits, Rounds, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../../answers.js';
import { Choice, Pounds, Rows, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { penceOf } from '../../forms/read.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { typedPounds } from '../../forms/typed.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { FunderRounds } from '../funder-rounds.js';
import { tooSmallOf } from '../warnings.js';

class Share {
  @Text({ most: 100, missing: 'Select a fund' }) fundId!: string;
  @Pounds('Enter how much comes from this fund') pence!: number;
}

class MoneyForm extends Form {
  @Choice(['sum', 'per-person'], 'Select how the pot is set') kind!: 'sum' | 'per-person';
  @Pounds() pencePerPerson!: number | undefined;
  @Rows(Share, { most: roundLimits.shares, missing: 'Select a fund, and enter how much comes from it' })
  shares!: Share[];
  @Pounds('Enter the smallest grant') smallestPence!: number;
  @Pounds('Enter the largest grant') largestPence!: number;
}

/** The pot: from which funds it comes, whether each neighbourhood has a share of its own, and how large grants are. */
@Controller('funder/rounds/:id/money')
@Requires('draft-round')
export class MoneyController {
  constructor(
    private readonly rounds: Rounds, private readonly funds: FundQueries, private readonly funder: FunderRounds,
  ) {}

  @Get()
  @Shows(roundsView, fundsView)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const round = await this.funder.draft(actor, id);
    return (await this.page(round)).filledIn(typedOf(round.terms));
  }

  @Post()
  save(@CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(MoneyForm) form: Submission<MoneyForm>) {
    return form.accept(async ({ commandId, kind, pencePerPerson = 0, ...amounts }) => {
      const wish = { ...amounts, pencePerPerson: kind === 'per-person' ? pencePerPerson : null };
      return seeOther(`/funder/rounds/${id}`, await this.rounds.setMoney(actor, commandId, id, wish));
    }, async () => this.page(await this.funder.draft(actor, id)));
  }

  private async page({ id, funderId, terms: { area } }: RoundPage) {
    const funds = await this.funds.ofFunders([funderId]);
    return page('funder/sections/money', {
      back: `/funder/rounds/${id}`, funds: funds.map(optionOf), area,
      people: sum(area?.neighbourhoods.map((one) => one.population) ?? []),
      penceIn, sharesIn: (rows: unknown) => sum(sharesIn(rows).map(({ pence }) => pence)),
      tooSmallIn: (rows: unknown) => tooSmallOf(sharesIn(rows), funds),
    });
  }
}

const optionOf = ({ id, name, financialYear, costCode, uncommittedPence }: Fund) =>
  ({ value: id, text: `${name} ${financialYear} (${costCode}): ${inPounds(uncommittedPence)} left` });

function typedOf({ money }: RoundPage['terms']) {
  if (!money) return {};
  return {
    kind: money.perHead ? 'per-person' : 'sum',
    pencePerPerson: money.perHead ? typedPounds(money.perHead.pencePerPerson) : '',
    shares: money.shares.map(({ fundId, pence }) => ({ fundId, pence: typedPounds(pence) })),
    smallestPence: typedPounds(money.smallestPence), largestPence: typedPounds(money.largestPence),
  };
}

/** What somebody has typed so far, as far as it is an amount, so that the page can work with it. */
function penceIn(typed: unknown): number {
  const pence = penceOf(typed);
  return typeof pence === 'number' ? pence : 0;
}

const sharesIn = (rows: unknown) => (Array.isArray(rows) ? rows : []).map((row) => {
  const { fundId, pence } = Object(row) as { fundId?: unknown; pence?: unknown };
  return { fundId: String(fundId), pence: penceIn(pence) };
});
