import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import {
  type ObligationPage, ObligationQueries, obligationsView, ProposalDecisions, proposalLimits as limits, ProposalQueries,
  proposalsView, type PublicProposal,
} from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Choice, Pounds, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { NeededWhen } from '../../forms/needed-when.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { WardsTyped } from '../wards-typed.js';

const outcomes = ['yes', 'no'] as const;

class DecideForm extends Form {
  @Choice(outcomes, 'Select what you decide') outcome!: (typeof outcomes)[number];
  @NeededWhen<DecideForm>(({ outcome }) => outcome === 'yes', 'Select which money it is')
  @Text({ most: 40 }) obligationId!: string;
  @NeededWhen<DecideForm>(({ outcome }) => outcome === 'yes', 'Enter how much')
  @Pounds() pence?: number;
  /** Where, if nobody knew the ward. */
  @Text({ most: 40 }) wardCode!: string;
  @Text({ most: limits.reasons, missing: 'Enter your reasons' }) reasons!: string;
}

/** The council decides on a proposal: which money, how much, and why; or no, and why. */
@Controller('s106/proposals/:id/decide')
@Requires('allocate-contributions')
export class DecideProposalController {
  constructor(
    private readonly proposals: ProposalQueries, private readonly obligations: ObligationQueries,
    private readonly decisions: ProposalDecisions, private readonly wards: WardsTyped,
  ) {}

  @Get()
  @Shows(proposalsView, obligationsView, organisations)
  async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const { proposal } = await this.proposals.readBy(actor, id);
    if (!proposal) throw new NotFoundException('There is no such proposal');
    actor.mustBeAllowed('allocate-contributions', proposal.funderId);
    const money = (await this.obligations.ofFunders([proposal.funderId])).filter((one) => canPay(one, proposal));
    const places = proposal.wardCode === null ? money.flatMap(({ wardCodes }) => wardCodes) : [];
    const wards = await this.wards.byCode(places);
    return page('s106/proposals/decide', { proposal, money, wards, limits });
  }

  @Post()
  decide(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(DecideForm) form: Submission<DecideForm>,
  ) {
    return form.accept(async ({ commandId, outcome, obligationId, pence, wardCode, reasons }) => {
      const saved = outcome === 'no'
        ? await this.decisions.decline(actor, commandId, id, { reasons })
        : await this.decisions.fund(actor, commandId, id, { obligationId, pence: pence ?? 0, wardCode, reasons });
      return seeOther(`/proposals/${id}`, saved);
    }, () => this.ask(actor, id));
  }
}

/** There is money left, and it may be spent there. */
const canPay = ({ freePence, wardCodes }: ObligationPage, { wardCode }: PublicProposal) =>
  freePence > 0 && (wardCode === null || wardCodes.includes(wardCode));
