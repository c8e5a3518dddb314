import { Injectable, NotFoundException } from '@nestjs/common';
import type { Actor } from '#identity';
import { page, type Page } from '../answers.js';
import { StaffList } from './staff.js';

/** A page about one person of an organisation, for an administrator of it. */
@Injectable()
export class ColleaguePage {
  constructor(private readonly staff: StaffList) {}

  /** @throws NotPermitted, NotFoundException */
  async of(
    view: string, actor: Actor, { organisationId, personId }: Readonly<{ organisationId: string; personId: string }>,
  ): Promise<Page> {
    actor.mustBeAllowed('manage-people', organisationId);
    const organisation = (await this.staff.of(actor)).find((one) => one.organisationId === organisationId);
    const person = organisation?.people.find(({ id }) => id === personId);
    if (!person) throw new NotFoundException('There is no such person here');
    return page(view, { person, here: `/operator/people/${organisationId}/${personId}` });
  }
}
