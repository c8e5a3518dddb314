import { SentMail } from './sent-mails.js';

export { mailMigrations } from './mail.migrations.js';
export { MailModule, type MailOptions } from './mail.module.js';
export { type KeptMail, MailMatters } from './mail-matters.js';
export type { Mail, MailTemplate } from './mail-template.js';
export { forgetMails, SentMails } from './sent-mails.js';

export const mailEntities = [SentMail];
