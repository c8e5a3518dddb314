import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import type { ApplicationPage, FillsInAs, Page } from '#small-pot-grants';

const words: Readonly<Record<FillsInAs, string>> = { helper: 'a helper', officer: 'an officer' };
type Pages = Partial<Readonly<Record<Page, string>>>;

/** Says of each page that somebody filled in for a group, who: "a helper of Calderbrook CVS". */
@Injectable()
export class WhoFilledIn {
  constructor(private readonly directory: Directory) {}

  async of({ filledIn }: Pick<ApplicationPage, 'filledIn'>): Promise<Pages> {
    const names = await this.namesOf(Object.values(filledIn).map(({ organisationId }) => organisationId));
    const said = Object.entries(filledIn).map(([page, { as, organisationId }]) =>
      [page, `${words[as]} of ${names.get(organisationId) ?? 'an organisation'}`]);
    return Object.fromEntries(said) as Pages;
  }

  /** Everybody who filled in a page that still stands, once each. */
  async all(application: Pick<ApplicationPage, 'filledIn'>): Promise<readonly string[]> {
    return [...new Set(Object.values(await this.of(application)))];
  }

  /** Who began it in the group's name: "an officer of Lancashire County Council". */
  async began({ onBehalf }: Pick<ApplicationPage, 'onBehalf'>): Promise<string | undefined> {
    if (onBehalf === null) return undefined;
    const name = (await this.namesOf([onBehalf.organisationId])).get(onBehalf.organisationId);
    return `${words[onBehalf.as]} of ${name ?? 'an organisation'}`;
  }

  private namesOf(ids: readonly string[]) {
    return this.directory.organisationNames(ids);
  }
}
