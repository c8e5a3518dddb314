import { LogFault } from '../log-fault.js';
import { countFrom, hashFrom } from '../spelling.js';

/** What a log asks a witness (C2SP tlog-witness): the size that it knows, the proof from there, the signed note. */
export type Request = Readonly<{ oldSize: number; proof: readonly Buffer[]; checkpoint: string }>;

const MOST_HASHES = 63;

export const requestText = ({ oldSize, proof, checkpoint }: Request): string =>
  [`old ${oldSize}`, ...proof.map((hash) => hash.toString('base64')), '', checkpoint].join('\n');

/** @throws LogFault */
export function parseRequest(text: string): Request {
  const end = text.indexOf('\n\n');
  const [old = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\n');
  if (!old.startsWith('old ')) throw new LogFault('The request is not an old size, a proof, an empty line and a note');
  if (lines.length > MOST_HASHES) throw new LogFault(`The proof has more than ${MOST_HASHES} hashes`);
  return {
    oldSize: countFrom(old.slice(4), 'The old size'), proof: lines.map((line) => hashFrom(line, 'A hash of the proof')),
    checkpoint: text.slice(end + 2),
  };
}
