import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import type { Recorded } from '#event-store';
import { inPounds } from '#kernel';
import { type Case, type CaseFile, CaseSource, closedToNobody, type Members, type Sentences, tellBy } from '#scrutiny';
import type { AgreementEvent, AgreementRecorded } from '../agreement/agreement.events.js';
import { agreementMembers } from '../agreement/agreement.members.js';
import { agreementSentences } from '../agreement/agreement.sentences.js';
import { agreementStream } from '../agreement/agreement.state.js';
import { obligationDemandMembers } from './obligation.demand.members.js';
import { obligationDemandSentences } from './obligation.demand.sentences.js';
import type { ObligationEvent } from './obligation.events.js';
import { obligationMoneyMembers } from './obligation.money.members.js';
import { obligationMoneySentences } from './obligation.money.sentences.js';
import { obligationStream } from './obligation.state.js';
import type { ObligationSecured } from './obligation.terms.events.js';
import { obligationTermsMembers } from './obligation.terms.members.js';
import { obligationTermsSentences } from './obligation.terms.sentences.js';
import { ObligationRow, obligations } from './obligations.view.js';

/** What each event of an obligation's case means. An event without a sentence does not compile. */
export const contributionSentences: Sentences<AgreementEvent | ObligationEvent, unknown> = {
  ...agreementSentences, ...obligationTermsSentences, ...obligationDemandSentences, ...obligationMoneySentences,
};
const contributionMembers: Members<AgreementEvent | ObligationEvent> = {
  ...agreementMembers, ...obligationTermsMembers, ...obligationDemandMembers, ...obligationMoneyMembers,
};

/** Finds an obligation's case by its case reference: from the deed to the last penny. All of it is public. */
@Injectable()
export class ContributionCases extends CaseSource {
  readonly restsOn = [obligations];

  constructor(private readonly db: EntityManager) { super(); }

  /** What is about the agreement is about each of its obligations. */
  async touchedBy(events: readonly Recorded[]): Promise<readonly string[]> {
    const named = events.map(({ data }) => data as Readonly<{ obligationId?: string; agreementId?: string }>);
    const ids = named.flatMap(({ obligationId }) => obligationId ?? []);
    const agreementIds = named.flatMap(({ obligationId, agreementId }) => (obligationId ? [] : agreementId ?? []));
    const rows = await this.db.find(ObligationRow, {
      where: [{ id: In(ids) }, { agreementId: In(agreementIds) }], select: { id: true, caseReference: true },
    });
    return rows.map(({ caseReference }) => caseReference);
  }

  async find(reference: string): Promise<CaseFile | null> {
    const row = await this.db.findOneBy(ObligationRow, { caseReference: reference });
    return row && {
      streams: [agreementStream(row.agreementId), obligationStream(row.id)],
      own: obligationStream(row.id), open: (events) => contributionCase(events, reference),
    };
  }
}

function contributionCase(events: readonly Recorded[], reference: string): Case {
  const deed = dataOf<AgreementRecorded>(events, 'AgreementRecorded');
  const { funderId, agreementId, pence, spendOn, reference: own } =
    dataOf<ObligationSecured>(events, 'ObligationSecured');
  return {
    reference, title: spendOn, ownerId: '', funderId, isWithFunder: true, isPublic: true, withheld: null,
    about: [
      { label: 'Site', text: deed.site },
      { label: 'Agreement', text: deed.reference, path: `/contributions/agreements/${agreementId}` },
      { label: 'Obligation', text: own },
      ...(pence > 0 ? [{ label: 'Before any index', text: inPounds(pence) }] : []),
    ],
    closed: closedToNobody, members: contributionMembers,
    tell: (event) => tellBy(contributionSentences, event, undefined),
  };
}

/** @throws where the log itself would be wrong */
function dataOf<E extends AgreementEvent | ObligationEvent>(events: readonly Recorded[], wanted: E['type']) {
  const found = events.find(({ type }) => type === wanted);
  if (!found) throw new Error(`No ${wanted} in this history`);
  return found.data as E['data'];
}
