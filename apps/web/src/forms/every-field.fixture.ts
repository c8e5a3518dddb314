import { Controller, Get, Post } from '@nestjs/common';
import { Refusal } from '#kernel';
import { type Page, page, seeOther } from '../answers.js';
import { Public } from '../permissions.js';
import { Choice, Choices, Day, Moment, Pounds, Rows, Text, Tick, WholeNumber } from './fields.js';
import { Form } from './form.js';
import { Submission, Submitted } from './submission.js';
import { typedDay, typedMoment, typedPounds } from './typed.js';

class Line {
  @Text({ most: 50, missing: 'Enter what it is' }) what!: string;
  @Pounds('Enter what it costs') pence!: number;
}

class EveryField extends Form {
  @Text({ most: 50, missing: 'Enter a name' }) name!: string;
  @Text({ most: 500, missing: 'Enter what it is for' }) purpose!: string;
  @Pounds('Enter how much') pence!: number;
  @WholeNumber('Enter how many people') people!: number;
  @Day('Enter the day it starts') startsOn!: string;
  @Moment('Enter when it closes') closesAt!: string;
  @Choice(['yes', 'no'], 'Select yes or no') account!: string;
  @Choice(['north', 'south'], 'Select an area') area!: string;
  @Choices(['young', 'old'], 'Select who it is for') groups!: string[];
  @Tick('Tick the box') declared!: boolean;
  @Rows(Line, { most: 5, missing: 'Add a line' }) lines!: Line[];
}

/** For tests: a page with every kind of field. */
@Controller('every-field')
export class EveryFieldController {
  readonly accepted: EveryField[] = [];

  @Get()
  @Public()
  empty(): Page {
    return page('forms/every-field.fixture');
  }

  @Get('filled-in')
  @Public()
  filledIn(): Page {
    return page('forms/every-field.fixture', { typed: {
      pence: typedPounds(120_050), startsOn: typedDay('2027-04-01'), closesAt: typedMoment('2027-07-02T16:00:00.000Z'),
    } });
  }

  @Post()
  @Public()
  save(@Submitted(EveryField) form: Submission<EveryField>) {
    return form.accept((values) => {
      if (values.pence > 100_000) throw new Refusal('over-most', 'You can ask for at most £1,000', 'pence');
      this.accepted.push(values);
      return seeOther('/');
    }, () => this.empty());
  }
}
