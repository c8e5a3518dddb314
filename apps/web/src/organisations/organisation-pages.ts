import { Injectable, NotFoundException } from '@nestjs/common';
import { type Actor, Directory, Lookalikes, OrganisationQueries } from '#identity';
import { Register, type RegisterEntry, RoundQueries } from '#small-pot-grants';

/** What the pages about one organisation show. */
@Injectable()
export class OrganisationPages {
  constructor(
    private readonly organisations: OrganisationQueries, private readonly lookalikes: Lookalikes,
    private readonly directory: Directory, private readonly register: Register, private readonly rounds: RoundQueries,
  ) {}

  /** @throws NotFoundException, NotPermitted */
  async find(actor: Actor, id: string) {
    const organisation = await this.organisations.find(actor, id);
    if (!organisation) throw new NotFoundException('There is no such organisation');
    return organisation;
  }

  /** What it may be merged with: what looks like it, and what somebody looked for. */
  async others(actor: Actor, id: string, text: string) {
    const [alike, found] = [
      await this.lookalikes.ofRecord(id), text === '' ? [] : await this.organisations.search(actor, text, undefined),
    ];
    const family = await this.organisations.family(id);
    const more = found.filter((one) => ![...family, ...alike.map((like) => like.id)].includes(one.id));
    return [...alike, ...more.map((one) => ({ ...one, why: undefined, alias: null }))];
  }

  /** All that stands on its page, of the records that were merged into it, too. */
  async around(actor: Actor, id: string) {
    const family = await this.organisations.family(id);
    const appliedTo = await this.register.fundersOf(family);
    const inside = await this.organisations.contactsOf(actor, id, appliedTo);
    return {
      contacts: inside?.contacts,
      mayHandOver: actor.organisationsWhere('hand-over-groups').some((own) => appliedTo.get(id)?.includes(own)),
      people: inside ? await this.peopleIn(inside.recordIds) : [],
      merged: await this.organisations.mergedInto(actor, id),
      alike: await this.lookalikes.ofRecord(id),
      awards: await this.awardsOf(actor, family),
    };
  }

  private async peopleIn(family: readonly string[]) {
    const people = await this.directory.peopleOf(family);
    return people.map(({ id, name, memberships }) => ({
      id, name: name ?? 'Somebody who applied without an account',
      roles: [...new Set(memberships.filter((one) => family.includes(one.organisationId)).map(({ role }) => role))],
    }));
  }

  /** What a funder keeps from the public is for its own people. */
  private async awardsOf(actor: Actor, organisationIds: readonly string[]) {
    const awards: RegisterEntry[] = [];
    for await (const entries of this.register.all({ organisationIds })) awards.push(...entries);
    const shown = awards.filter(({ withheld, funderId }) =>
      !withheld.includes('group') || actor.may('see-applications', funderId));
    const funders = await this.directory.organisationNames(shown.map(({ funderId }) => funderId));
    const rounds = new Map((await this.rounds.published()).map(({ id, terms }) => [id, terms.about?.name]));
    return shown.map((award) =>
      ({ ...award, funder: funders.get(award.funderId) ?? '', round: rounds.get(award.roundId) ?? '' }));
  }
}
