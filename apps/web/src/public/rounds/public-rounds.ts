import { Injectable, NotFoundException } from '@nestjs/common';
import { daysUntil } from '#calendar';
import { Clock } from '#event-store';
import { Directory } from '#identity';
import { findWards, Places, type Ward } from '#places';
import { type RoundPage, RoundQueries } from '#small-pot-grants';

/** `place` as people call it, or a ward's code; `pence` is what a group would ask for. */
export type RoundWish = Readonly<{
  place?: string | undefined; pence?: number | undefined; daysLeft?: number | undefined;
}>;
/** `daysLeft` until it closes, in days of the calendar; negative once it has. */
export type PublicRound = RoundPage & Readonly<{ funder: string; daysLeft: number }>;
/** `knowsPlace` is false where no ward, neighbourhood or town is called so. */
export type FoundRounds = Readonly<{ rounds: readonly PublicRound[]; knowsPlace: boolean }>;

/** More wards than any place name has. */
const mostWards = 1_000;

/** Rounds as anybody may see them. */
@Injectable()
export class PublicRounds {
  constructor(
    private readonly rounds: RoundQueries, private readonly places: Places, private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** The one that closes first comes first. */
  async find({ place, pence, daysLeft }: RoundWish = {}): Promise<FoundRounds> {
    const [all, reaches] = [await this.named(await this.rounds.published()), await this.placeTest(place)];
    const rounds = all.filter((round) =>
      reaches(round) && isWithin(round, pence) && (daysLeft === undefined || round.daysLeft >= daysLeft));
    return { rounds, knowsPlace: !place || all.some(reaches) || (await this.wardsCalled(place)).length > 0 };
  }

  /** @throws NotFoundException, also for a round that is not published */
  async one(id: string): Promise<PublicRound> {
    const round = await this.rounds.findPublished(id);
    if (!round) throw new NotFoundException('There is no such round');
    return (await this.named([round]))[0]!;
  }

  /** The wards that a place name means; none where it means none. */
  async wardsCalled(place: string): Promise<readonly Ward[]> {
    const wards = (await this.places.sets()).flatMap((set) => set.wards);
    return findWards(wards, place, mostWards);
  }

  private async placeTest(place = ''): Promise<(round: RoundPage) => boolean> {
    if (place === '') return () => true;
    const codes = new Set((await this.wardsCalled(place)).map(({ code }) => code));
    const name = place.toLowerCase();
    return ({ terms: { area } }) => area !== undefined && (
      area.areaName.toLowerCase().includes(name)
      || area.neighbourhoods.some((one) =>
        one.name.toLowerCase().includes(name) || one.wardCodes.some((code) => codes.has(code))));
  }

  private async named(rounds: readonly RoundPage[]): Promise<readonly PublicRound[]> {
    const now = this.clock.now();
    const names = await this.directory.organisationNames(rounds.map(({ funderId }) => funderId));
    return rounds.map((round) =>
      ({ ...round, funder: names.get(round.funderId) ?? '', daysLeft: daysUntil(round.closesAt!, now) }));
  }
}

function isWithin({ terms: { money } }: RoundPage, pence: number | undefined) {
  return pence === undefined || (money !== undefined && money.smallestPence <= pence && pence <= money.largestPence);
}
