import type { MailTemplate } from './mail-template.js';

/** Every mail that the contexts can write, by name. */
export class Templates {
  private readonly byName: ReadonlyMap<string, MailTemplate>;

  constructor(templates: readonly MailTemplate[]) {
    this.byName = new Map(templates.map((template) => [template.name, template]));
    const double = templates.find((template) => this.byName.get(template.name) !== template);
    if (double) throw new Error(`Two mail templates have the same name: ${double.name}`);
  }

  /** @throws where this release does not know the name: another may, so the mail has to wait */
  compose(name: string, about: Readonly<Record<string, string>>) {
    const template = this.byName.get(name);
    if (!template) throw new Error(`There is no mail template ${name}`);
    return template.compose(about);
  }

  /** Whose matter a mail is; nobody's where this release does not know the template. */
  async concerns(name: string | null, about: Readonly<Record<string, string>> | null): Promise<readonly string[]> {
    return await this.byName.get(name ?? '')?.concerns(about ?? {}) ?? [];
  }
}
