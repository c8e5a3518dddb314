import { Injectable } from '@nestjs/common';
import { Column, DataSource, Entity, type EntityManager, LessThan, MoreThan, PrimaryColumn } from 'typeorm';
import { Clock } from '#event-store';
import { BlindIndex } from '#privacy';

const HOUR = 3_600_000;
/** `sign-in`: a code. `way-back`: where a group's application is. `try`: a code typed where it was not asked for. */
export type AskedFor = 'sign-in' | 'way-back' | 'try';

/**
 * How often within how many milliseconds: from one client about one address, and from all about it. So whoever asks for
 * somebody else's address does not take away what they ask for themselves.
 */
const LIMITS: Readonly<Record<AskedFor, Readonly<{ each: number; all: number; within: number }>>> = {
  'sign-in': { each: 5, all: 15, within: HOUR },
  'way-back': { each: 5, all: 5, within: 24 * HOUR },
  'try': { each: 5, all: 20, within: HOUR / 6 },
};

/** Somebody asked for something about an address. Both are keyed hashes, and go after a day. */
@Entity('asked_mail')
export class AskedMail {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'asked_for' }) askedFor!: AskedFor;
  @Column('bytea', { name: 'address_index' }) addressIndex!: Buffer;
  @Column('bytea', { name: 'client_index' }) clientIndex!: Buffer;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
}

export type Asking = Readonly<{ id: string; askedFor: AskedFor; addressIndex: Buffer; client: string }>;

/** Guards that nobody's inbox is flooded, and that nobody is kept out by somebody else's asking. */
@Injectable()
export class MailLimits {
  constructor(
    private readonly db: DataSource, private readonly clock: Clock, private readonly index: BlindIndex,
  ) {}

  /**
   * Counts and says yes or no in one turn for each address, so that many at once are no way round. The same `id` again
   * counts once. `client`: the network address that asks.
   */
  async allow({ client, ...asking }: Asking): Promise<boolean> {
    const clientIndex = Buffer.from(this.index.hashOf({ kind: 'client', text: client }), 'base64url');
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
        [`asked ${asking.addressIndex.toString('hex')}`]);
      if (await tx.existsBy(AskedMail, { id: asking.id })) return true;
      if (await this.isTooOften(tx, asking, clientIndex)) return false;
      await tx.insert(AskedMail, { ...asking, clientIndex, askedAt: this.now() });
      return true;
    });
  }

  async sweep(): Promise<void> {
    await this.db.manager.delete(AskedMail, { askedAt: LessThan(new Date(this.now().getTime() - 24 * HOUR)) });
  }

  private async isTooOften(
    tx: EntityManager, { askedFor, addressIndex }: Omit<Asking, 'client'>, clientIndex: Buffer,
  ) {
    const { each, all, within } = LIMITS[askedFor];
    const lately = { askedFor, addressIndex, askedAt: MoreThan(new Date(this.now().getTime() - within)) };
    return await tx.countBy(AskedMail, { ...lately, clientIndex }) >= each
      || await tx.countBy(AskedMail, lately) >= all;
  }

  private now() { return new Date(this.clock.now()); }
}
