import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { type Checkpoint, LogTiles, parseCheckpoint, PublishedLog, verifyConsistency } from '#transparency';

/** `same`: today's record begins with exactly that; `other`: it does not; `longer`: it has not so many entries. */
export type Verdict = Readonly<{ outcome: 'same' | 'other' | 'longer'; then: Checkpoint; now: number }>;

/** Holds older lines of a checkpoint, from paper say, against today's record. */
@Injectable()
export class Comparing {
  constructor(private readonly log: PublishedLog, private readonly tiles: LogTiles) {}

  /** @throws Refusal where the lines cannot be read, or are of another record */
  async with(lines: string): Promise<Verdict> {
    const [then, latest, breaks] = [read(lines), await this.log.latest(), await this.log.breaks()];
    if (!latest) throw new Refusal('nothing-published', 'Nothing is signed yet, so nothing can be compared');
    if (![latest, ...breaks].some(({ origin }) => origin === then.origin))
      throw new Refusal('another-record', `These lines are of another record. The first line of ours is `
        + latest.origin, 'lines');
    const now = latest.size;
    if (then.size > now) return { outcome: 'longer', then, now };
    const proof = await this.tiles.consistencyProof(then.size, now);
    return { outcome: isBeginning(then, latest, proof) ? 'same' : 'other', then, now };
  }
}

function isBeginning(then: Checkpoint, now: Pick<Checkpoint, 'size' | 'root'>, proof: readonly Buffer[]): boolean {
  try {
    verifyConsistency({ size1: then.size, size2: now.size, root1: then.root, root2: now.root, proof });
    return true;
  } catch {
    return false;
  }
}

/** The first three lines that are not empty: a whole checkpoint with its signatures does, too. */
function read(lines: string): Checkpoint {
  const three = lines.split('\n').map((line) => line.trim()).filter((line) => line !== '').slice(0, 3);
  try {
    return parseCheckpoint(three.map((line) => `${line}\n`).join(''));
  } catch {
    throw new Refusal('not-a-checkpoint', 'Paste three lines: the name of the record, a number, and letters and digits '
      + 'that end with =', 'lines');
  }
}
