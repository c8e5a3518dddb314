import { Injectable } from '@nestjs/common';
import { Directory, MergedRecords, type Standing } from '#identity';
import { Places } from '#places';
import {
  isStanding, Register, type RegisterEntry, type RegisterFilter, type RegisterPage, type RoundPage, RoundQueries,
} from '#small-pot-grants';
import { type PublicRound, PublicRounds } from '../rounds/public-rounds.js';

/** What somebody looks for: `place` as people call it, or a ward's code. What is missing or empty does not matter. */
export type RegisterWish = Readonly<{
  text?: string | undefined; place?: string | undefined; funderId?: string | undefined; roundId?: string | undefined;
}>;
/**
 * An entry with its names. `stands`: the group has not turned it down, let it lapse or withdrawn. `recipient`: the
 * group's record, or the one that it was merged into.
 */
export type Award = RegisterEntry & Readonly<{
  round: string; funder: string; ward: string | null; stands: boolean; recipient: Standing | null;
}>;
export type AwardsPage = Omit<RegisterPage, 'entries'> & Readonly<{ awards: readonly Award[] }>;
/** A round that is over, in numbers. */
export type RoundFigures = Pick<
  RoundPage, 'id' | 'funderId' | 'applied' | 'askedPence' | 'awarded' | 'awardedPence' | 'declined' | 'leftPence'
> & Readonly<{ name: string; funder: string; potPence: number }>;

/** The register with places, rounds and funders by their names. */
@Injectable()
export class PublicRegister {
  constructor(
    private readonly register: Register, private readonly rounds: RoundQueries, private readonly places: Places,
    private readonly publicRounds: PublicRounds, private readonly directory: Directory,
    private readonly merged: MergedRecords,
  ) {}

  async page(wish: RegisterWish, page: number): Promise<AwardsPage> {
    const { entries, ...rest } = await this.register.page(await this.filterOf(wish), page);
    const name = await this.naming();
    return { ...rest, awards: await name(entries) };
  }

  /** All of it, some hundreds at a time. */
  async *all(wish: RegisterWish): AsyncGenerator<readonly Award[]> {
    const name = await this.naming();
    for await (const entries of this.register.all(await this.filterOf(wish))) yield name(entries);
  }

  /** Each round that is over, the latest first: how many applied, how much was asked for, awarded and left. */
  async figures(): Promise<readonly RoundFigures[]> {
    const { rounds } = await this.publicRounds.find();
    return rounds.filter(({ phase }) => phase === 'closed').map(figuresOf).reverse();
  }

  private async filterOf({ text, place, funderId, roundId }: RegisterWish): Promise<RegisterFilter> {
    const wards = place ? await this.publicRounds.wardsCalled(place) : undefined;
    return {
      ...(text && { text }), ...(funderId && { funderId }), ...(roundId && { roundId }),
      ...(wards && { wardCodes: wards.map(({ code }) => code) }),
    };
  }

  private async naming(): Promise<(entries: readonly RegisterEntry[]) => Promise<readonly Award[]>> {
    const [sets, rounds] = [await this.places.sets(), await this.rounds.published()];
    const wards = new Map(sets.flatMap((set) => set.wards).map(({ code, name }) => [code, name]));
    const roundNames = new Map(rounds.map(({ id, terms }) => [id, terms.about?.name]));
    return async (entries) => {
      const funders = await this.directory.organisationNames(entries.map(({ funderId }) => funderId));
      const recipients = await this.merged.standingFor(entries.flatMap(({ organisationId: id }) => id ?? []));
      return entries.map((entry) => ({
        ...entry, round: roundNames.get(entry.roundId) ?? '', funder: funders.get(entry.funderId) ?? '',
        ward: entry.wardCode === null ? null : wards.get(entry.wardCode) ?? entry.wardCode,
        stands: isStanding(entry.status), recipient: recipients.get(entry.organisationId ?? '') ?? null,
      }));
    };
  }
}

function figuresOf(round: PublicRound): RoundFigures {
  const { id, funderId, funder, applied, askedPence, awarded, awardedPence, declined, leftPence } = round;
  const { name = '' } = round.terms.about ?? {};
  const { potPence = 0 } = round.terms.money ?? {};
  return { id, name, funderId, funder, potPence, applied, askedPence, awarded, awardedPence, declined, leftPence };
}
