import { Controller, Get } from '@nestjs/common';
import { londonDay } from '#calendar';
import { Clock } from '#event-store';
import { type Actor, organisations, people } from '#identity';
import { Refusal } from '#kernel';
import { StepsOfDay } from '#scrutiny';
import { page } from '../answers.js';
import { WholeNumber, WrittenDay } from '../forms/fields.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';

class DayForm {
  @WrittenDay() day?: string;
  /** Where the page before ended. */
  @WholeNumber() before?: number;
}

/** For monitoring officers: what was done in their organisation on a day, above all outside cases. */
@Controller('scrutiny/days')
@Requires('answer-scrutiny')
export class DaysController {
  constructor(private readonly steps: StepsOfDay, private readonly clock: Clock) {}

  @Get()
  @Shows(people, organisations)
  show(@CurrentActor() actor: Actor, @Submitted(DayForm) form: Submission<DayForm>) {
    return form.search(({ day, before }) => this.dayOf(actor, day, before ?? null), () => page('scrutiny/days'));
  }

  private async dayOf(actor: Actor, typed: string | undefined, before: number | null) {
    const day = typed ?? londonDay(this.clock.now());
    mustBeOfRecords(day);
    return page('scrutiny/days', { day, isLater: before !== null, found: await this.steps.of(actor, day, before) });
  }
}

/** PostgreSQL knows no year 0, and an instant none with five digits: far out, a day has no moment before or after. */
function mustBeOfRecords(day: string) {
  if (day < '2000' || day > '9990') throw new Refusal('no-such-day', 'Enter a day like 27 3 2027', 'day');
}
