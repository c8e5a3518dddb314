import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { Configuration } from '#configuration';
import { Actor, Directory, isOfAGroup } from '#identity';
import { ProposalQueries } from '#s106-contributions';
import { Addresses, Invitations, type Proof, SignInCodes } from '#sign-in';
import { ApplicationQueries } from '#small-pot-grants';
import { type SeeOther, seeOther } from '../answers.js';
import { Cookies } from '../cookies.js';
import { homeOf } from '../home-of.js';
import { applicationIn, withThen } from './then.js';

/** Somebody whom a mailbox lets in, as they recognise themselves. */
export type Candidate = Readonly<{ personId: string; name: string; detail: string }>;

/** From a shown mailbox to whoever it belongs to. */
@Injectable()
export class Entering {
  constructor(
    private readonly addresses: Addresses, private readonly codes: SignInCodes, private readonly cookies: Cookies,
    private readonly directory: Directory, private readonly applications: ApplicationQueries,
    private readonly proposals: ProposalQueries, private readonly invitations: Invitations,
    private readonly configuration: Configuration,
  ) {}

  /** Signs in where one person fits, or one whose application it is about; asks where several do. */
  async enter({ addressIndex, browser }: Proof, response: Response, then?: string): Promise<SeeOther> {
    const people = await this.peopleAt(addressIndex);
    const owner = await this.ownerAmong(people, applicationIn(then));
    const [first, ...others] = owner === undefined ? people : [owner];
    this.cookies.write(response, 'asked', browser);
    if (others.length > 0) return seeOther(withThen('/sign-in/choose', then));
    if (first !== undefined) return this.as(first, browser, response, then);
    const isStaff = await this.invitations.staffAt(addressIndex) !== undefined;
    return seeOther(isStaff ? '/sign-in/use-provider' : '/sign-in/nobody');
  }

  async as(personId: string, browser: string, response: Response, then?: string): Promise<SeeOther> {
    await this.codes.settled(browser);
    await this.invitations.accept(personId);
    this.cookies.clear(response, 'asked');
    return seeOther(then ?? homeOf(await this.directory.actor(personId))).as(personId);
  }

  /** Whom the mailbox lets in that this browser has just shown; nobody where it has shown none. */
  async candidates(browser: string | undefined): Promise<readonly Candidate[]> {
    const addressIndex = browser === undefined ? undefined : await this.codes.proven(browser);
    const people = addressIndex ? await this.peopleAt(addressIndex) : [];
    return Promise.all(people.map((personId) => this.candidate(personId)));
  }

  private async ownerAmong(people: readonly string[], applicationId: string | undefined) {
    if (applicationId === undefined || people.length < 2) return undefined;
    const has = async (personId: string) =>
      (await this.applications.ofGroup(new Actor(personId))).some(({ id }) => id === applicationId);
    const owners = await Promise.all(people.map(has));
    return people.find((_, i) => owners[i]);
  }

  /**
   * Staff by their invitation, where there is no sign-in service for them. An address that a group gave never opens
   * what somebody may do as an officer.
   */
  private async peopleAt(addressIndex: Buffer): Promise<readonly string[]> {
    const staff = this.configuration.signIn.provider ? undefined : await this.invitations.staffAt(addressIndex);
    const groups = await this.addresses.groupsAt(addressIndex);
    const actors = await Promise.all(groups.map((personId) => this.directory.actor(personId)));
    const ofGroups = actors.filter(({ memberships }) => memberships.every(({ role }) => isOfAGroup(role)));
    return [...(staff === undefined ? [] : [staff]), ...ofGroups.map(({ personId }) => personId)];
  }

  private async candidate(personId: string): Promise<Candidate> {
    const person = await this.directory.person(personId);
    const all = await this.applications.ofGroup(new Actor(personId));
    const proposed = await this.proposals.of(new Actor(personId));
    const [group] = [...all.flatMap(({ answers }) => answers.group?.name ?? []), ...proposed.map((one) => one.group)];
    const references = [...all, ...proposed].map(({ reference }) => reference).join(', ');
    const name = person?.name ?? group ?? 'A group without a name yet';
    return { personId, name, detail: [name === group ? '' : group, references].filter(Boolean).join(', ') };
  }
}
