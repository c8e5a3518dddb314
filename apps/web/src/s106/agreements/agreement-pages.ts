import { Injectable, NotFoundException } from '@nestjs/common';
import { londonDay } from '#calendar';
import { Clock } from '#event-store';
import { type Actor, Directory, type Permission } from '#identity';
import {
  type AgreementPage, AgreementQueries, aboutToExpire, nextStep, type ObligationPage, ObligationQueries,
} from '#s106-contributions';
import { WardsTyped } from '../wards-typed.js';

type Listed = ObligationPage & Readonly<{ next: ReturnType<typeof nextStep> }>;

/** Agreements as the staff of their own council see them. */
@Injectable()
export class AgreementPages {
  constructor(
    private readonly agreements: AgreementQueries, private readonly obligations: ObligationQueries,
    private readonly wards: WardsTyped, private readonly clock: Clock, private readonly directory: Directory,
  ) {}

  /** @throws NotFoundException, NotPermitted */
  async find(actor: Actor, id: string, permission: Permission): Promise<AgreementPage> {
    const agreement = await this.agreements.find(id);
    if (!agreement) throw new NotFoundException('There is no such agreement');
    actor.mustBeAllowed(permission, agreement.funderId);
    return agreement;
  }

  async obligationsOf(agreementId: string): Promise<readonly Listed[]> {
    return this.withNext(await this.obligations.ofAgreement(agreementId));
  }

  /** Everything that somebody looks after: what is to be done, and what is about to expire. */
  async workOf(actor: Actor) {
    const funderIds = actor.organisationsWhere('see-contributions');
    const all = this.withNext(await this.obligations.ofFunders(funderIds));
    const agreements = await this.agreements.ofFunders(funderIds);
    const siteOf = new Map(agreements.map(({ id, site }) => [id, site]));
    return {
      agreements, siteOf: (id: string) => siteOf.get(id) ?? '', today: this.today(),
      toDo: all.filter(({ next }) => next !== 'wait'), expiring: aboutToExpire(all, this.today()),
    };
  }

  async wardsOf(codes: readonly string[]): Promise<readonly Readonly<{ code: string; name: string }>[]> {
    const known = await this.wards.byCode(codes);
    return codes.map((code) => ({ code, name: known.find((one) => one.code === code)?.name ?? code }));
  }

  /** The councils for which somebody may do this, to choose from. */
  async councils(actor: Actor, permission: Permission = 'manage-contributions') {
    const names = await this.directory.organisationNames(actor.organisationsWhere(permission));
    return [...names].map(([value, text]) => ({ value, text }));
  }

  today() {
    return londonDay(this.clock.now());
  }

  private withNext(all: readonly ObligationPage[]): readonly Listed[] {
    return all.map((one) => ({ ...one, next: nextStep(one, this.today()) }));
  }
}

/** The one that was chosen, if somebody may act for it; otherwise their only one. */
export function councilOf(actor: Actor, chosen: string, permission: Permission = 'manage-contributions') {
  const councils = actor.organisationsWhere(permission);
  return councils.find((id) => id === chosen) ?? councils[0]!;
}
