import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { inWords } from '#calendar';
import type { Mail, MailTemplate } from '#mail';
import { ERASED } from '#privacy';
import { ApplicationRow } from '../application/applications.view.js';
import { WaysBack } from '../way-back/ways-back.js';
import { Letters, type Material } from './letters.js';
import { about, questionsTo, seeItAt } from './wording.js';

/** Where the application is, to whom the group named: `given` just now, or the `contact` in the application. */
@Injectable()
export class WayBackTemplate implements MailTemplate {
  readonly name = 'way-back';
  constructor(
    private readonly db: EntityManager,
    private readonly letters: Letters,
    private readonly waysBack: WaysBack,
  ) {}

  async compose({ applicationId: id, to: whom }: Readonly<Record<string, string>>): Promise<Mail | 'nobody'> {
    const row = await this.db.findOneByOrFail(ApplicationRow, { id: id! });
    const material = { ...await this.letters.materialOf(row), isStrange: true };
    const given = await this.waysBack.emailOf(row.id);
    const to = whom === 'contact' ? material.application.answers.contact?.email ?? given : given;
    if (to === undefined || to === ERASED) return 'nobody';
    return { to, subject: `Your way back to ${row.reference}`, text: words(material).join('\n\n') };
  }

  concerns({ applicationId }: Readonly<Record<string, string>>): Promise<readonly string[]> {
    return this.letters.concerns(applicationId!);
  }
}

const words = (material: Material) => [
  'Hello,',
  'Here is the way back to your application.',
  about(material),
  ...(material.application.submittedAt ? [] : [`Send it by ${inWords(material.round.closesAt!)}. It is not sent yet.`]),
  seeItAt('Open your application', material),
  'Did you not ask for this? Then do nothing, and give no code from us to anybody.',
  questionsTo(material),
];
