import { Id } from './fields.js';

/** A form whose sending is a command: sent twice, it counts once. */
export abstract class Form {
  @Id() commandId!: string;
}
