import { Controller, Get, Post } from '@nestjs/common';
import {
  type Channel, CHANNELS, InformationRequests, informationRequestsView, REQUEST_KINDS, RequestQueries, type RequestKind,
} from '#data-protection';
import { type Actor, Directory, organisations } from '#identity';
import { applicationsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Choice, Day, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { channels, choicesOf } from './words.js';

const most = 5_000;

class RequestForm extends Form {
  @Text({ most: 100, missing: 'Select the organisation' }) organisationId!: string;
  @Choice(Object.keys(REQUEST_KINDS), 'Select what is asked for') kind!: RequestKind;
  @Day('Enter the day on which it came') receivedOn!: string;
  @Choice(CHANNELS, 'Select how it came') channel!: Channel;
  @Text({ most: 200, missing: 'Enter who asks' }) asker!: string;
  @Text({ most: 500 }) contact!: string;
  @Text({ most, missing: 'Enter what they ask for' }) asks!: string;
  @Text({ most: 100 }) reference!: string;
}

/** Requests about data and for information, the first due at the top. */
@Controller('data-protection/requests')
@Requires('answer-requests')
export class RequestsController {
  constructor(
    private readonly requests: InformationRequests, private readonly queries: RequestQueries,
    private readonly directory: Directory,
  ) {}

  @Get()
  @Shows(informationRequestsView)
  async list(@CurrentActor() actor: Actor) {
    return page('privacy/requests', { requests: await this.queries.list(actor), kinds: REQUEST_KINDS });
  }

  @Get('new')
  @Shows(organisations)
  async ask(@CurrentActor() actor: Actor) {
    const mine = await this.directory.organisationNames(actor.organisationsWhere('answer-requests'));
    return page('privacy/new-request', {
      organisations: [...mine].map(([value, text]) => ({ value, text })), most,
      kinds: choicesOf(REQUEST_KINDS), channels: choicesOf(channels),
    });
  }

  /** The form's id becomes the request's, so that a second click is the same request. */
  @Post('new')
  @Shows(applicationsView)
  record(@CurrentActor() actor: Actor, @Submitted(RequestForm) form: Submission<RequestForm>) {
    return form.accept(async ({ commandId, ...wish }) => seeOther(`/data-protection/requests/${commandId}`,
      await this.requests.record(actor, commandId, { requestId: commandId, ...wish })), () => this.ask(actor));
  }
}
