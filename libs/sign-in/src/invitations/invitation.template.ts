import { Injectable } from '@nestjs/common';
import { Configuration } from '#configuration';
import { Directory } from '#identity';
import type { Mail, MailTemplate } from '#mail';
import { ERASED } from '#privacy';
import { Invitations } from './invitations.js';

/** That they can sign in, and where. It holds no secret: whoever reads it has to show that the mailbox is theirs. */
@Injectable()
export class InvitationTemplate implements MailTemplate {
  readonly name = 'invitation';
  constructor(
    private readonly invitations: Invitations, private readonly directory: Directory,
    private readonly configuration: Configuration,
  ) {}

  async compose({ personId }: Readonly<Record<string, string>>): Promise<Mail | 'nobody'> {
    const [invited, person] = [await this.invitations.of(personId!), await this.directory.person(personId!)];
    if (!person) throw new Error('This person is not shown yet');
    if (!invited || invited.status !== 'waits' || invited.address === ERASED) return 'nobody';
    const address = new URL('/sign-in', this.configuration.publicUrl).href;
    const text = [
      `Hello ${person.name ?? ''},`.replace(' ,', ','),
      'You can now sign in to Moothall, where grants are decided in the open.',
      `Go to ${address} within 14 days, and sign in with this email address or with your work account.`,
      'Did you not expect this? Then do nothing.',
    ];
    return { to: invited.address, subject: 'You can sign in to Moothall', text: text.join('\n\n') };
  }

  async concerns({ personId }: Readonly<Record<string, string>>): Promise<readonly string[]> {
    return (await this.directory.actor(personId!)).memberships.map(({ organisationId }) => organisationId);
  }
}
