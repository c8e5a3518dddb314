import { Logger } from '@nestjs/common';

/** What somebody who watches over the service wants to hear of. */
const LEVELS = {
  'signed-in': 'log', 'second-factor-shown': 'log',
  'wrong-code': 'warn', 'asked-too-often': 'warn', 'wrong-second-factor': 'warn', 'second-factor-locked': 'warn',
  'throttled': 'warn', 'cross-site-refused': 'warn', 'wrong-key': 'warn', 'refused': 'warn',
} as const;

export type SecurityEvent = keyof typeof LEVELS;

/** A line for the security log. Ids, routes and words of our own only: no address, no name, nothing that was typed. */
export function tellSecurity(event: SecurityEvent, facts: Readonly<Record<string, string | undefined>> = {}): void {
  Logger[LEVELS[event]]({ event, ...facts }, 'Security');
}
