import { Injectable, NotFoundException } from '@nestjs/common';
import { type Actor, NotPermitted } from '#identity';
import {
  type AskedNow, type ConsultationPage, ConsultationQueries, mayAnswerAs, type PublicProposal,
} from '#s106-contributions';
import { WardsTyped } from '../wards-typed.js';

/** What the pages about a consultation have in common. */
@Injectable()
export class ConsultationPages {
  constructor(private readonly queries: ConsultationQueries, private readonly wards: WardsTyped) {}

  /** @throws NotFoundException */
  async find(id: string): Promise<ConsultationPage> {
    const consultation = await this.queries.find(id);
    if (!consultation) throw new NotFoundException('There is no such consultation');
    return consultation;
  }

  /** As its own council sees it. @throws NotFoundException, NotPermitted */
  async ofCouncil(actor: Actor, id: string): Promise<ConsultationPage> {
    const consultation = await this.find(id);
    actor.mustBeAllowed('consult-sector', consultation.funderId);
    return consultation;
  }

  /** As somebody sees it who was asked, with in whose name they answer. @throws NotFoundException, NotPermitted */
  async asAsked(
    actor: Actor, id: string, kind?: AskedNow['kind'],
  ): Promise<Readonly<{ consultation: ConsultationPage; mine: AskedNow }>> {
    const consultation = await this.find(id);
    const mine = consultation.asked.find((one) =>
      (kind === undefined || one.kind === kind) && mayAnswerAs(actor, one));
    if (!mine) throw new NotPermitted('You were not asked in this consultation');
    return { consultation, mine };
  }

  /** With the names of their wards. */
  async withWards(consultations: readonly ConsultationPage[]) {
    const known = await this.wards.byCode(consultations.flatMap(({ wardCodes }) => wardCodes));
    const names = new Map(known.map(({ code, name }) => [code, name]));
    return consultations.map((one) => ({ ...one, wards: one.wardCodes.map((code) => names.get(code) ?? code) }));
  }

  /** All that was put forward: what the sector ranked in its order, and then the rest, for every one counts. */
  inOrder({ answers }: ConsultationPage, all: readonly PublicProposal[]) {
    const places = answers.find(({ party }) => party.kind === 'consortium')?.ranking ?? [];
    const ranked = places.flatMap((place) => {
      const one = all.find(({ id }) => id === place.proposalId);
      return one ? [{ ...one, ...place }] : [];
    });
    return { ranked, unranked: all.filter(({ id }) => !places.some(({ proposalId }) => proposalId === id)) };
  }
}
