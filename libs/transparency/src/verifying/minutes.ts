import { type Checkpoint, type Known, parseCheckpoint, verifyCheckpoint } from '../checkpoint/checkpoint.js';
import { LogFault } from '../log-fault.js';

/**
 * A checkpoint that somebody kept: the three lines as they are printed in minutes, typed off or copied, or the signed
 * file as it was downloaded. One that is signed has to be signed by the log.
 * @throws LogFault
 */
export function keptCheckpoint(text: string, known: Known): Checkpoint {
  if (text.includes('\n\n— ')) return verifyCheckpoint(text, known).checkpoint;
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length !== 3) throw new LogFault('These are not the three lines of a checkpoint: name, size and root');
  return parseCheckpoint(`${lines.join('\n')}\n`);
}
