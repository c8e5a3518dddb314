import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Checkpoints, Clock, EventStore, Streams } from '#event-store';
import { consultation } from './consultation.decider.js';
import { consultationStream, isBeingAsked, opened } from './consultation.state.js';
import { ConsultationRow, consultations } from './consultations.view.js';

/** Whether the sector still has its time, as of now: the view is waited for, so that no consultation is overlooked. */
@Injectable()
export class RunningConsultations {
  constructor(
    private readonly db: EntityManager, private readonly store: EventStore, private readonly checkpoints: Checkpoints,
    private readonly streams: Streams, private readonly clock: Clock,
  ) {}

  /** About what an obligation's money should be spent on. */
  async isAskedAbout(obligationId: string): Promise<boolean> {
    await this.checkpoints.waitFor(consultations, await this.store.head());
    const about = await this.db.findBy(ConsultationRow, { aboutId: obligationId });
    const states = await Promise.all(about.map(({ id }) => this.streams.load(consultation, consultationStream(id))));
    return states.some(({ state }) => isBeingAsked(opened(state), this.clock.now()));
  }
}
