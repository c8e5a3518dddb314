import { Controller, Get } from '@nestjs/common';
import { type Actor, Directory, people } from '#identity';
import { ReadingLog } from '#privacy';
import { page } from '../answers.js';
import { Text } from '../forms/fields.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';

class About {
  @Text({ most: 100 }) about!: string;
}

const words: Readonly<Record<string, string>> = {
  application: 'The application', trail: 'The decision trail of', access: 'All that is held about',
  'applications-of-round': 'The applications to the round',
};

/** Who of the staff opened which application, list or trail. */
@Controller('data-protection/readings')
@Requires('see-readings')
export class ReadingsController {
  constructor(private readonly readings: ReadingLog, private readonly directory: Directory) {}

  @Get()
  @Shows(people)
  list(@CurrentActor() actor: Actor, @Submitted(About) form: Submission<About>) {
    return form.accept(({ about }) => this.page(actor, about.trim()), () => this.page(actor, ''));
  }

  private async page(actor: Actor, about: string) {
    const organisations = actor.organisationsWhere('see-readings');
    const found = await this.readings.list(organisations, about === '' ? {} : { refersTo: about });
    const names = await this.directory.names(found.map(({ readerId }) => readerId));
    return page('privacy/readings', {
      typed: { about },
      readings: found.map(({ readAt, readerId, what }) =>
        ({ at: readAt.toISOString(), who: names.get(readerId) ?? 'Somebody', what: inWords(what) })),
    });
  }
}

function inWords(what: string) {
  const [kind = '', ...rest] = what.split(':');
  return `${words[kind] ?? kind} ${rest.join(':')}`;
}
