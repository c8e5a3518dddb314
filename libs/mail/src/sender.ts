import type { Mail } from './mail-template.js';

/** Takes a mail off our hands. */
export abstract class Sender {
  /** `id` is the same at each attempt. @throws if the mail was not taken; then it is sent again later */
  abstract send(id: string, mail: Mail): Promise<void>;
}
