import { Injectable } from '@nestjs/common';
import { sum } from '#kernel';
import { Places } from '#places';
import { FundQueries, Register, type RoundPage } from '#small-pot-grants';

/** Pence. `awardedPence` is null before the round has closed. `wards` by name. */
export type NeighbourhoodShare = Readonly<{
  name: string; population: number; wards: readonly string[]; ceilingPence: number | null; awardedPence: number | null;
}>;
export type FundPart = Readonly<{ name: string; source: string; financialYear: string; pence: number }>;

/** What a round's page says beside its terms: places and funds by their names, and where its money went. */
@Injectable()
export class RoundDetails {
  constructor(
    private readonly places: Places, private readonly funds: FundQueries, private readonly register: Register,
  ) {}

  async of(round: RoundPage) {
    const byWard = await this.register.standingByWard(round.id);
    const shares = await this.sharesOf(round, byWard);
    // What is withheld of a place is in no neighbourhood's sum, so that nobody can work it out.
    const elsewherePence = round.awardedPence - sum(shares.map(({ awardedPence }) => awardedPence ?? 0));
    const largestPence = Math.max(...shares.map(({ ceilingPence }) => ceilingPence ?? 0));
    return { shares, elsewherePence, largestPence, funds: await this.fundsOf(round) };
  }

  private async sharesOf(
    { terms: { area, money }, phase }: RoundPage, byWard: ReadonlyMap<string | null, number>,
  ): Promise<readonly NeighbourhoodShare[]> {
    const neighbourhoods = area?.neighbourhoods ?? [];
    const wards = await this.places.wardsByCode(neighbourhoods.flatMap(({ wardCodes }) => wardCodes));
    return neighbourhoods.map(({ id, name, population, wardCodes }) => ({
      name, population,
      wards: wardCodes.map((code) => wards.get(code)?.name ?? code),
      ceilingPence: money?.perHead?.ceilings.find(({ neighbourhoodId }) => neighbourhoodId === id)?.pence ?? null,
      awardedPence: phase === 'closed' ? sum(wardCodes.map((code) => byWard.get(code) ?? 0)) : null,
    }));
  }

  private async fundsOf({ terms: { money } }: RoundPage): Promise<readonly FundPart[]> {
    const shares = money?.shares ?? [];
    const funds = new Map((await this.funds.byIds(shares.map(({ fundId }) => fundId))).map((fund) => [fund.id, fund]));
    return shares.flatMap(({ fundId, pence }) => {
      const { name, source, financialYear } = funds.get(fundId) ?? {};
      return name === undefined ? [] : [{ name, source: source!, financialYear: financialYear!, pence }];
    });
  }
}
