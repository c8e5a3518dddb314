import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import { type ApplicationPage, PanelQueries } from '#small-pot-grants';

/** The assessors whose scores of an application are still to come, by name: who decides may want to wait for them. */
@Injectable()
export class NotScoredYet {
  constructor(private readonly panel: PanelQueries, private readonly directory: Directory) {}

  /** Those who said that they have no interest in it. Who said nothing yet is not known to read this round. */
  async by({ id, roundId, funderId, assessments }: ApplicationPage): Promise<readonly string[]> {
    const scored = new Set(assessments.map(({ assessorId }) => assessorId));
    const free = (await this.panel.freeToJudge(roundId, id)).filter((personId) => !scored.has(personId));
    const actors = await Promise.all(free.map((personId) => this.directory.actor(personId)));
    const assessors = actors.filter((actor) => actor.may('assess', funderId)).map(({ personId }) => personId);
    const names = await this.directory.names(assessors);
    return assessors.map((personId) => names.get(personId) ?? 'Somebody');
  }
}
