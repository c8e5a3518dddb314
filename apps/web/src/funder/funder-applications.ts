import { Injectable, NotFoundException } from '@nestjs/common';
import { type Actor, Lookalikes } from '#identity';
import { Places } from '#places';
import { type ApplicationPage, ApplicationQueries } from '#small-pot-grants';
import { FunderRounds } from './funder-rounds.js';

/** Applications as the funder's own people read them. */
@Injectable()
export class FunderApplications {
  constructor(
    private readonly applications: ApplicationQueries, private readonly funder: FunderRounds,
    private readonly places: Places, private readonly lookalikes: Lookalikes,
  ) {}

  /** @throws NotFoundException, NotPermitted */
  async find(actor: Actor, id: string) {
    const application = await this.applications.forFunder(actor, id);
    if (!application) throw new NotFoundException('There is no such application');
    return { application, round: await this.funder.find(actor, application.roundId) };
  }

  /** The group's record and what looks like it, for those who look after records. */
  async groupOf(actor: Actor, { organisationId }: ApplicationPage) {
    if (organisationId === null || !actor.may('manage-organisations')) return undefined;
    return { id: organisationId, alike: await this.lookalikes.ofRecord(organisationId) };
  }

  /** What reading it needs besides: the ward's name, and those of the assessors. */
  async around({ wardCode, assessments }: ApplicationPage) {
    const wards = await this.places.wardsByCode(wardCode === null ? [] : [wardCode]);
    const names = assessments.map(async ({ assessorId }) => [assessorId, await this.funder.personName(assessorId)]);
    return {
      ward: wardCode === null ? undefined : wards.get(wardCode),
      assessors: Object.fromEntries(await Promise.all(names)) as Readonly<Record<string, string>>,
    };
  }
}
