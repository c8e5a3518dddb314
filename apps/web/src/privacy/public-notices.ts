import { Injectable } from '@nestjs/common';
import { type Notice, NoticeQueries } from '#data-protection';
import { RoundQueries } from '#small-pot-grants';

/** Who answers for somebody's data, and where they say how. */
export type Controller = Readonly<{ name: string; href: string }>;

/** Privacy notices of those who collect data here: funders with a published round, or with a notice of their own. */
@Injectable()
export class PublicNotices {
  constructor(private readonly notices: NoticeQueries, private readonly rounds: RoundQueries) {}

  async of(organisationId: string, version?: number): Promise<Notice | null> {
    return (await this.ids()).has(organisationId) ? this.notices.of(organisationId, version) : null;
  }

  async all(): Promise<readonly Controller[]> {
    const found = await Promise.all([...await this.ids()].map((id) => this.controller(id)));
    return found.sort((one, other) => one.name.localeCompare(other.name));
  }

  async controller(organisationId: string): Promise<Controller> {
    const notice = await this.notices.of(organisationId);
    return { name: notice?.name ?? 'The funder', href: `/privacy/${organisationId}` };
  }

  private async ids(): Promise<ReadonlySet<string>> {
    const rounds = await this.rounds.published();
    return new Set([...rounds.map(({ funderId }) => funderId), ...await this.notices.publishers()]);
  }
}
