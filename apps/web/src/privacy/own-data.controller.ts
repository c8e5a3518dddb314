import { Controller, Get, Header } from '@nestjs/common';
import { SubjectAccess } from '#data-protection';
import { type Actor, people } from '#identity';
import { applicationsView } from '#small-pot-grants';
import { page } from '../answers.js';
import { CurrentActor, SignedIn } from '../permissions.js';
import { Shows } from '../seen.js';

/** What is held about whoever asks. */
@Controller()
@SignedIn()
export class OwnDataController {
  constructor(private readonly access: SubjectAccess) {}

  @Get('my-data')
  @Shows(applicationsView, people)
  async show(@CurrentActor() actor: Actor) {
    return page('privacy/record', { record: await this.access.own(actor.personId), isOwn: true });
  }

  @Get('my-data.json')
  @Shows(applicationsView, people)
  @Header('content-disposition', 'attachment; filename="my-data.json"')
  @Header('cache-control', 'no-store')
  json(@CurrentActor() actor: Actor) {
    return this.access.own(actor.personId);
  }
}
