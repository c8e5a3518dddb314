import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { AskingWhy } from '#data-protection';
import { type Actor, Directory, organisations, people } from '#identity';
import { ReadingLog } from '#privacy';
import { page, seeOther } from '../answers.js';
import { Choice, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';

class About {
  @Text({ most: 100 }) about!: string;
}

class AskForm extends Form {
  @Choice(['yes', 'no'], 'Select whether to ask') ask!: 'yes' | 'no';
}

const words: Readonly<Record<string, string>> = {
  search: 'A search of decisions, with what the public does not read', application: 'The application',
  trail: 'The decision trail of', access: 'All that is held about',
  'applications-of-round': 'The applications to the round', request: 'The request', outbox: 'Mails that were sent',
  'replay-of-round': 'The round, ranked again',
  'groups-helped': 'The list of drafts to fill in for groups',
  disclosure: 'The whole case, for an answer about', people: 'The people of the organisation',
  proposal: 'Whom to talk to about the proposal', consultation: 'The interests declared in the consultation',
};

/** Who of the staff opened which application, list or trail, and why if asked. */
@Controller('data-protection/readings')
@Requires('see-readings')
export class ReadingsController {
  constructor(
    private readonly readings: ReadingLog, private readonly directory: Directory, private readonly asking: AskingWhy,
  ) {}

  @Get()
  @Shows(people, organisations)
  list(@CurrentActor() actor: Actor, @Submitted(About) form: Submission<About>) {
    return form.accept(({ about }) => this.page(actor, about.trim()), () => this.page(actor, ''));
  }

  @Post('why/:organisationId')
  @Requires('ask-why')
  ask(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Submitted(AskForm) form: Submission<AskForm>,
  ) {
    return form.accept(async ({ commandId, ask }) => seeOther('/data-protection/readings',
      await this.asking.set(actor, commandId, organisationId, ask === 'yes')), () => {
      actor.mustBeAllowed('ask-why', organisationId);
      return this.page(actor, '');
    });
  }

  private async page(actor: Actor, about: string) {
    const ids = actor.organisationsWhere('see-readings');
    const found = await this.readings.list(ids, about === '' ? {} : { refersTo: about });
    const names = await this.directory.names(found.map(({ readerId }) => readerId));
    return page('privacy/readings', {
      typed: { about }, asking: await this.askingIn(actor),
      readings: found.map(({ readAt, readerId, what, why }) =>
        ({ at: readAt.toISOString(), who: names.get(readerId) ?? 'Somebody', what: inWords(what), why })),
    });
  }

  /** The organisations in which somebody may switch it, and how it stands there. */
  private async askingIn(actor: Actor) {
    const mine = await this.directory.organisationNames(actor.organisationsWhere('ask-why'));
    return Promise.all([...mine].map(async ([id, name]) => ({ id, name, isAsked: await this.asking.isAskedIn(id) })));
  }
}

function inWords(what: string) {
  const [kind = '', ...rest] = what.split(':');
  return `${words[kind] ?? kind} ${rest.join(':')}`.trim();
}
