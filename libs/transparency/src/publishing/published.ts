import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '#kernel';

/** Who says, too, that this is the record: `line`, with its newline, stands below the checkpoint. */
export type Cosigner = Readonly<{ name: string; line: string; at: Instant }>;
/** A checkpoint that everybody may see. `note` is the text with the log's own signature, without those of witnesses. */
export type Published = Readonly<{
  origin: string; vkey: string; size: number; root: Buffer; note: string; publishedAt: Instant;
  cosigned: readonly Cosigner[];
}>;
/** An old log that came to an end, and why: everybody may see it, for ever. `checkpoint`: the last that it signed. */
export type Break = Readonly<{
  number: number; origin: string; vkey: string; checkpoint: string; reason: string; at: Instant;
}>;
/**
 * What the signer last said of itself. `trouble`: why it does not sign; it may quote paths or rows, and is for
 * everybody only where it `refuses`, which means that the record is not the one that it signed before.
 */
export type SignerSays = Readonly<{
  turnedAt: Instant; trouble: string | null; refuses: boolean; since: Instant | null;
}>;

type Row = Readonly<{ origin: string; vkey: string; size: string; root: Buffer; note: string; published_at: Date }>;

/** What of the public log everybody may see. */
@Injectable()
export class PublishedLog {
  constructor(private readonly db: DataSource) {}

  /** The checkpoint that is shown to everybody: the newest. Null before the first. */
  async latest(): Promise<Published | null> {
    const [row] = await this.db.query<Row[]>(
      'SELECT origin, vkey, size, root, note, published_at FROM signed_checkpoint ORDER BY number DESC LIMIT 1');
    return row ? this.withCosignatures(row) : null;
  }

  /** How many entries everybody may see. */
  async size(): Promise<number> {
    const [row] = await this.db.query<{ size: string }[]>(
      'SELECT size FROM signed_checkpoint ORDER BY number DESC LIMIT 1');
    return Number(row?.size ?? 0);
  }

  async breaks(): Promise<readonly Break[]> {
    const rows = await this.db.query<(Omit<Break, 'at'> & { at: Date })[]>('SELECT * FROM log_break ORDER BY number');
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  async signer(): Promise<SignerSays | null> {
    const [row] = await this.db.query<
      { turned_at: Date; trouble: string | null; refuses: boolean; trouble_since: Date | null }[]
    >('SELECT turned_at, trouble, refuses, trouble_since FROM log_signer');
    if (!row) return null;
    const { turned_at: turnedAt, trouble_since: since, ...rest } = row;
    return { ...rest, turnedAt: turnedAt.toISOString(), since: since?.toISOString() ?? null };
  }

  private async withCosignatures({ origin, size, published_at: at, ...row }: Row): Promise<Published> {
    const cosigned = await this.db.query<{ witness: string; line: string; at: Date }[]>(
      'SELECT witness, line, at FROM cosignature WHERE origin = $1 AND size = $2 ORDER BY at, witness', [origin, size]);
    return {
      ...row, origin, size: Number(size), publishedAt: at.toISOString(),
      cosigned: cosigned.map((one) => ({ name: one.witness, line: one.line, at: one.at.toISOString() })),
    };
  }
}

/** The signed note as it is served: the log's own signature, and those of witnesses below it. */
export const noteOf = ({ note, cosigned }: Published): string => note + cosigned.map(({ line }) => line).join('');
