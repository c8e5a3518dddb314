import { Injectable } from '@nestjs/common';
import { type Actor, Directory } from '#identity';
import { Refusal } from '#kernel';
import { Search, type SearchResult, SORTS, TRAITS } from '#scrutiny';
import { page, type Page } from '../../answers.js';
import { PublicRounds } from '../../public/rounds/public-rounds.js';
import { activeFilters, queryOf, sortWords, traitWords } from './filters.js';
import { type Searched, wishOf } from './search.form.js';

const everything: Searched = { text: '', organisation: '', place: '', outcome: '', role: '', rule: '', traits: [] };

/** Finds decisions for whoever asks, as far as they may read them. */
@Injectable()
export class DecisionSearch {
  constructor(
    private readonly search: Search, private readonly rounds: PublicRounds, private readonly directory: Directory,
  ) {}

  /** `path`: of the page that shows it. @throws Refusal */
  async page(actor: Actor | undefined, searched: Searched, path: string, more: object = {}): Promise<Page> {
    const found = await this.search.page(actor, await this.wish(searched), searched.page ?? 1);
    return this.shown(actor, { found, active: activeFilters(searched), query: queryOf(searched), path, ...more });
  }

  /** The form without results: what was typed has something wrong in it. */
  async form(actor: Actor | undefined, path: string): Promise<Page> {
    return this.shown(actor, { active: [], query: queryOf(everything), path });
  }

  async all(actor: Actor | undefined, searched: Searched): Promise<readonly SearchResult[]> {
    return this.search.all(actor, await this.wish(searched));
  }

  /** With the wards that a place means. @throws Refusal */
  async wish({ place, ...searched }: Searched) {
    const wish = wishOf({ place, ...searched });
    if (!place) return wish;
    const wards = await this.rounds.wardsCalled(place);
    if (wards.length === 0)
      throw new Refusal('unknown-place', 'Enter a ward, a town or a district. We do not know this one', 'place');
    return { ...wish, wards: wards.map(({ code }) => code) };
  }

  private async shown(actor: Actor | undefined, model: object): Promise<Page> {
    const { outcomes, roles, rules } = await this.search.choices(actor);
    const isStaff = (actor?.memberships.length ?? 0) > 0;
    return page('scrutiny/search/search', {
      ...model, isStaff, outcomes: choices(outcomes), roles: choices(roles), rules: choices(rules),
      traits: TRAITS.map((value) => ({ value, text: traitWords[value] })),
      sorts: SORTS.map((value) => ({ value, text: sortWords[value] })),
    });
  }
}

const choices = (values: readonly string[]) =>
  [{ value: '', text: 'Any' }, ...values.map((value) => ({ value, text: value[0]!.toUpperCase() + value.slice(1) }))];
