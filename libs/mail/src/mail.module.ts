import { type DynamicModule, Global, Module, type ModuleMetadata, type Provider, type Type } from '@nestjs/common';
import { Delivery } from './delivery.js';
import { MailMatters } from './mail-matters.js';
import type { MailTemplate } from './mail-template.js';
import { Sender } from './sender.js';
import { SentMails } from './sent-mails.js';
import { SmtpSender } from './smtp-sender.js';
import { Templates } from './templates.js';

export type MailOptions = Readonly<{
  /** Without it, mails are kept, to be read on a page (`SentMails`). */
  smtpUrl?: string | undefined;
  /** An address, or `Name <address>`. */
  from: string;
  /** Whether mails may go to another machine without TLS. */
  inClear?: boolean;
  templates: readonly Type<MailTemplate>[];
  /** The modules that export what the templates ask for. */
  imports?: NonNullable<ModuleMetadata['imports']>;
  /** Whether this process delivers. */
  work: boolean;
}>;

/** Delivers the outbox. Needs a DataSource with `mailEntities` and `mailMigrations`, and PrivacyModule. */
@Global()
@Module({ providers: [SentMails], exports: [SentMails] })
export class MailModule {
  static for({ smtpUrl, from, inClear = false, templates, imports = [], work }: MailOptions): DynamicModule {
    const sender: Provider = smtpUrl
      ? { provide: Sender, useFactory: () => new SmtpSender(smtpUrl, from, { inClear }) }
      : { provide: Sender, useExisting: SentMails };
    const all: Provider = {
      provide: Templates, inject: [...templates], useFactory: (...made: MailTemplate[]) => new Templates(made),
    };
    const providers = [...templates, all, sender, MailMatters, ...(work ? [Delivery] : [])];
    return { module: MailModule, imports, providers, exports: [MailMatters] };
  }
}
