import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
/** They tell at each start what the sources tell. */
const talkative = ['InstanceLoader', 'NestFactory', 'NestApplication', 'RouterExplorer', 'RoutesResolver'];

/** Lets what Nest and our own classes log through Nest's `Logger` go into the one log. */
export class NestLog implements LoggerService {
  constructor(private readonly log_: Log) {}

  log(message: unknown, ...more: unknown[]) { this.write('info', message, more); }
  error(message: unknown, ...more: unknown[]) { this.write('error', message, more); }
  warn(message: unknown, ...more: unknown[]) { this.write('warn', message, more); }
  debug(message: unknown, ...more: unknown[]) { this.write('debug', message, more); }
  verbose(message: unknown, ...more: unknown[]) { this.write('trace', message, more); }
  fatal(message: unknown, ...more: unknown[]) { this.write('fatal', message, more); }

  /** Nest puts the name of the class last, and the stack of an error before it. */
  private write(level: Level, message: unknown, more: unknown[]) {
    const context = more.at(-1);
    const stack = more.slice(0, -1).find((part) => typeof part === 'string');
    const quieter = level === 'info' && talkative.includes(String(context)) ? 'debug' : level;
    if (message instanceof Error) this.log_[quieter]({ context, err: message });
    else if (isFacts(message)) this.log_[quieter]({ context, ...message }, message.event);
    else this.log_[quieter]({ context, stack }, typeof message === 'string' ? message : JSON.stringify(message));
  }
}

/** What is told in fields, for programs that look for it. */
const isFacts = (message: unknown): message is Readonly<Record<string, unknown> & { event: string }> =>
  typeof message === 'object' && message !== null && 'event' in message;
