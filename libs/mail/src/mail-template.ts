/** A mail in plain words. `to` is one address. */
export type Mail = Readonly<{ to: string; subject: string; text: string }>;

/**
 * Puts a mail together when it is sent: `about` holds ids only, and what they stand for is read and opened then. So a
 * mail says what is so at that moment, and nothing personal waits in the outbox. An injectable class.
 */
export interface MailTemplate {
  /** As policies name it. Stable, since mails that wait in the outbox hold it. */
  readonly name: string;
  /**
   * `nobody` where there is nobody, or no longer anybody, to write to: then it counts as sent. Where a view does not
   * know yet what the mail is about, throw: it is tried again after a pause.
   */
  compose(about: Readonly<Record<string, string>>): Promise<Mail | 'nobody'>;
  /** The organisations whose matter it is: their administrators may see that it was sent, and what it says. */
  concerns(about: Readonly<Record<string, string>>): Promise<readonly string[]>;
}
