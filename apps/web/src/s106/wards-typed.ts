import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { Places } from '#places';
import { theOneOf, wardsNamed } from '../apply/places-for-applicants.js';

type Ward = Parameters<typeof wardsNamed>[0][number];

/** Wards as people write them: by name or by code. */
@Injectable()
export class WardsTyped {
  constructor(private readonly places: Places) {}

  /** One on each line. @throws Refusal `no-such-ward` */
  async codesOf(typed: string, field: string): Promise<readonly string[]> {
    const wards = await this.all();
    const lines = typed.split(/[\n;]/).map((line) => line.trim()).filter((line) => line !== '');
    return lines.map((line) => {
      const one = theOneOf(wardsNamed(wards, line), line);
      if (!one) throw new Refusal('no-such-ward',
        `We do not know one ward called “${line}”. Check the name, or enter its code, like E05001620`, field);
      return one.code;
    });
  }

  /** The one that was meant, if that is clear, and those that could have been. */
  async meant(typed: string): Promise<Readonly<{ sure: Ward | null; possible: readonly Ward[] }>> {
    const possible = wardsNamed(await this.all(), typed);
    return { sure: theOneOf(possible, typed), possible };
  }

  /** By their codes, for choosing from. */
  async byCode(codes: readonly string[]): Promise<readonly Ward[]> {
    return [...(await this.places.wardsByCode(codes)).values()];
  }

  private async all(): Promise<readonly Ward[]> {
    const wards = (await this.places.sets()).flatMap((set) => set.wards);
    return [...new Map(wards.map((ward) => [ward.code, ward])).values()];
  }
}
