import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { Actor, Permission } from '#identity';
import {
  agreementsView, isDueBack, nextStep, type ObligationPage, obligationsView, purposeInWords, transactionsView,
} from '#s106-contributions';
import { page } from '../../answers.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { nextWords } from '../agreements/next-words.js';
import { statusWords } from '../public/words.js';
import { ObligationPages } from './obligation-pages.js';

type Link = Readonly<{
  path: string; text: string; permission: Permission; when(one: ObligationPage, today: string): boolean;
}>;

const [manage, handle, allocate] = ['manage-contributions', 'handle-contributions', 'allocate-contributions'] as const;
const isMoney = ({ state }: ObligationPage) => state.terms.contribution.kind !== 'in-kind';
const disputeOf = ({ state }: ObligationPage) => state.demand?.dispute;

/** What can be done with it as it is. What a rule would refuse in any case is not offered. */
const links: readonly Link[] = [
  { path: 'trigger', text: 'The trigger is reached', permission: manage,
    when: ({ state }) => state.terms.trigger.kind === 'other' && state.triggerDay === null },
  { path: 'demand', text: 'Demand the money', permission: manage,
    when: (one) => isMoney(one) && one.state.triggerDay !== null && one.state.demand === null },
  { path: 'correction', text: 'Decide on a later index figure', permission: manage,
    when: ({ state }) => Boolean(state.demand?.proposed) && state.demand?.dispute !== 'open' },
  { path: 'invoice', text: 'Record an invoice', permission: handle,
    when: (one) => one.outstandingPence > 0 && disputeOf(one) !== 'open' },
  { path: 'receipt', text: 'Record money that came in', permission: handle,
    when: ({ state }) => state.demand !== null },
  { path: 'dispute', text: 'The developer disputes the demand', permission: manage,
    when: (one) => one.state.demand !== null && disputeOf(one) !== 'open' },
  { path: 'settle', text: 'Settle the dispute', permission: manage, when: (one) => disputeOf(one) === 'open' },
  { path: 'write-off', text: 'Write off what was not paid', permission: allocate,
    when: ({ outstandingPence }) => outstandingPence > 0 },
  { path: 'fee', text: 'Keep the monitoring fee', permission: handle,
    when: ({ freePence, feePence, state }) => freePence > 0 && feePence < state.terms.monitoringFeePence },
  { path: 'consult', text: 'Ask the sector how to spend it', permission: 'consult-sector',
    when: ({ freePence }) => freePence > 0 },
  { path: 'allocate', text: 'Allocate it to a project of the council’s own', permission: allocate,
    when: ({ freePence }) => freePence > 0 },
  { path: 'spend', text: 'Record spending', permission: handle, when: ({ committedPence }) => committedPence > 0 },
  { path: 'transfer', text: 'Pass money on to a parish or community body', permission: handle,
    when: ({ committedPence }) => committedPence > 0 },
  { path: 'release', text: 'Let go of an allocation', permission: allocate,
    when: ({ committedPence }) => committedPence > 0 },
  { path: 'return', text: 'Give money back', permission: handle, when: isDueBack },
  { path: 'units', text: 'Record what was handed over', permission: manage, when: (one) => !isMoney(one) },
  { path: 'commute', text: 'Money instead of what was to be given', permission: manage, when: (one) => !isMoney(one) },
  { path: 'vary', text: 'A deed changed what the money is for', permission: manage, when: () => true },
  { path: 'close', text: 'Close it', permission: manage, when: (one) => nextStep(one, '') === 'close' },
];

/** One obligation: what it asks for, its demand, its ledger, and what can be done. */
@Controller('s106/obligations/:id')
@Requires('see-contributions')
export class ObligationController {
  constructor(private readonly pages: ObligationPages) {}

  @Get()
  @Shows(agreementsView, obligationsView, transactionsView)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const known = await this.pages.find(actor, id, 'see-contributions');
    const { obligation, today } = known;
    const possible = links.filter(({ permission, when }) =>
      obligation.status === 'open' && actor.may(permission, obligation.funderId) && when(obligation, today));
    return page('s106/obligations/obligation', {
      ...known, links: possible, next: nextWords[nextStep(obligation, today)], statusWords, purposeInWords,
    });
  }
}
