import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Environment } from 'nunjucks';
import { Configuration } from '#configuration';
import { type Actor, Directory } from '#identity';
import type { Page, Problem } from './answers.js';
import { Assets } from './assets.js';
import { homeOf } from './home-of.js';
import { navigationFor } from './navigation.js';
import { newTemplates } from './templates.js';
import type { Visit } from './visit.js';

/** Turns a page into HTML, with all that stands around it. */
@Injectable()
export class Presenter {
  private readonly templates: Environment;

  constructor(assets: Assets, private readonly directory: Directory, configuration: Configuration) {
    this.templates = newTemplates({
      asset: (name: string) => assets.pathOf(name), demo: configuration.demo, newCommandId: () => randomUUID(),
    });
  }

  async html(page: Page, visit: Visit): Promise<string> {
    const problems = (page.model.problems ?? []) as readonly Problem[];
    const errors = problems.flatMap(({ field, text }) => (field === undefined ? [] : [[field, { text }] as const]));
    return this.templates.render(`${page.view}.njk`, {
      typed: {},
      ...page.model,
      problems: problems.length > 0 && problems,
      errors: Object.fromEntries(errors),
      navigation: navigationFor(visit.actor, visit.path),
      home: visit.actor && homeOf(visit.actor),
      signedInAs: await this.nameOf(visit.actor),
      notShownYet: visit.notShownYet,
      isBehind: visit.isBehind,
      path: visit.path,
    });
  }

  /** Only who has a role has a name here: an applicant's browser is not told whose it is. */
  private async nameOf(actor: Actor | undefined) {
    if (!actor || actor.memberships.length === 0) return undefined;
    return (await this.directory.person(actor.personId))?.name;
  }
}
