import { appKilled } from './app-killed.fault.js';
import { awardInterrupted } from './award-interrupted.fault.js';
import { deliveredThrice } from './delivered-thrice.fault.js';
import { diskFull } from './disk-full.fault.js';
import { notWaitingForTheDisk } from './not-waiting-for-the-disk.fault.js';
import { poisonEvent } from './poison-event.fault.js';
import { postgresKilled } from './postgres-killed.fault.js';
import { projectorKilled } from './projector-killed.fault.js';
import type { Fault } from './support/fault.js';

export const faults: readonly Fault[] = [
  appKilled, awardInterrupted, postgresKilled, notWaitingForTheDisk, projectorKilled, deliveredThrice, poisonEvent,
  diskFull,
];
