import { type DestinationStream, pino } from 'pino';
import { correlation } from '#event-store';

/** Of an error only what we wrote ourselves: TypeORM's and PostgreSQL's also hold parameters and rows. */
const errorForLog = ({ name, message, stack, ...rest }: Error) =>
  ({ type: name, message, stack, ...('code' in rest && { code: rest.code }) });

/** One line of JSON for each thing that happens, on standard output. What people typed is in none of them. */
export const newLog = (level: string, target: DestinationStream = pino.destination(1)) => pino({
  level,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  serializers: { err: errorForLog },
  mixin: () => ({ correlationId: correlation.getStore() }),
}, target);

export type Log = ReturnType<typeof newLog>;
