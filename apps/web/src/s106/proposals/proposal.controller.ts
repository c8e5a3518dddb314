import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, Directory, organisations, people } from '#identity';
import {
  ConsultationQueries, consultationsView, ProposalQueries, Proposals, proposalsView,
} from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Public, SignedIn, Visitor } from '../../permissions.js';
import { Shows } from '../../seen.js';

class WithdrawForm extends Form {}

/** What a group proposes, for everybody to read; whoever made it can take it back. */
@Controller('proposals')
export class ProposalController {
  constructor(
    private readonly queries: ProposalQueries, private readonly consultations: ConsultationQueries,
    private readonly service: Proposals, private readonly directory: Directory,
  ) {}

  @Get()
  @Public()
  @Shows(proposalsView)
  async mine(@Visitor() visitor: Actor | undefined) {
    return page('s106/proposals/mine', { proposals: visitor ? await this.queries.of(visitor) : [], visitor });
  }

  @Get(':id')
  @Public()
  @Shows(proposalsView, consultationsView, organisations, people)
  async show(@Visitor() visitor: Actor | undefined, @Param('id', ParseUUIDPipe) id: string) {
    const { proposal, takenBack } = await this.find(visitor, id);
    if (!proposal) return page('s106/proposals/taken-back', { takenBack });
    const found = await Promise.all(proposal.consultationIds.map((one) => this.consultations.find(one)));
    const council = await this.directory.organisationName(proposal.funderId) ?? 'The council';
    const asked = found.flatMap((one) => one ?? []).map((one) => ({ ...one, place: placeIn(one.answers, id) }));
    return page('s106/proposals/proposal', {
      proposal, council, consultations: asked, isOwn: visitor?.personId === proposal.proposerId,
      contact: visitor ? await this.queries.contactOf(visitor, id) : null,
      mayDecide: visitor?.may('allocate-contributions', proposal.funderId) ?? false,
    });
  }

  @Get(':id/sent')
  @Public()
  @Shows(proposalsView, organisations)
  async sent(@Visitor() visitor: Actor | undefined, @Param('id', ParseUUIDPipe) id: string) {
    const { proposal, takenBack } = await this.find(visitor, id);
    if (!proposal) return page('s106/proposals/taken-back', { takenBack });
    const council = await this.directory.organisationName(proposal.funderId) ?? 'The council';
    return page('s106/proposals/sent', { proposal, council });
  }

  @Get(':id/withdraw')
  @SignedIn()
  @Shows(proposalsView)
  async askWithdraw(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const { proposal, takenBack } = await this.find(actor, id);
    if (!proposal) return page('s106/proposals/taken-back', { takenBack });
    return page('s106/proposals/withdraw', { proposal, isOwn: actor.personId === proposal.proposerId });
  }

  @Post(':id/withdraw')
  @SignedIn()
  withdraw(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(WithdrawForm) form: Submission<WithdrawForm>,
  ) {
    return form.accept(async ({ commandId }) =>
      seeOther(`/proposals/${id}`, await this.service.withdraw(actor, commandId, id)),
    () => this.askWithdraw(actor, id));
  }

  private async find(visitor: Actor | undefined, id: string) {
    const found = await this.queries.readBy(visitor, id);
    if (!found.proposal && !found.takenBack) throw new NotFoundException('There is no such proposal');
    return found;
  }
}

type Answers = readonly Readonly<{ ranking: readonly Readonly<{ proposalId: string; place: number }>[] }>[];

const placeIn = (answers: Answers, id: string) =>
  answers.flatMap(({ ranking }) => ranking).find(({ proposalId }) => proposalId === id)?.place ?? null;
