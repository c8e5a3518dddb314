/**
 * `npm run test:fuzz -- --requests 100000 --seed 1`: so many odd requests to a server on loopback. None may be answered
 * with a status of 500 or more, with a stack trace, or not at all.
 */
import { parseArgs } from 'node:util';
import { fuzz } from './fuzzing.js';

const { values } = parseArgs({ options: {
  requests: { type: 'string', default: '100000' }, seed: { type: 'string', default: String(Date.now() % 1e6) },
} });
const [requests, seed] = [Number(values.requests), Number(values.seed)];
if (!Number.isInteger(requests) || requests < 1 || !Number.isInteger(seed))
  throw new Error('--requests and --seed are whole numbers');

const isWatched = process.stdout.isTTY;
console.log(`seed ${seed}`);
const { byStatus, trouble } = await fuzz(requests, seed, (done) => {
  if (isWatched) process.stdout.write(`\r${done} of ${requests}${done === requests ? '\n' : ''}`);
  else if (done % 10_000 === 0 || done === requests) console.log(`${done} of ${requests}`);
});
for (const [status, count] of [...byStatus].sort(([one], [other]) => one - other))
  console.log(`${status === 0 ? 'none' : status}`.padEnd(6) + String(count).padStart(8));
for (const words of trouble.slice(0, 20)) console.log(`\n${words}`);
console.log(`${trouble.length} of ${requests} answered as none should be`);
process.exitCode = trouble.length === 0 ? 0 : 1;
