import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { type Actor, Directory, organisations, people } from '#identity';
import {
  type AskedNow, ConsultationQueries, consultationsView, mayAnswerAs, ProposalQueries, proposalsView,
} from '#s106-contributions';
import { page } from '../../answers.js';
import { Public, Visitor } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { WardsTyped } from '../wards-typed.js';
import { ConsultationPages } from './consultation-pages.js';

class Near {
  @IsOptional() @IsString() @MaxLength(200, { message: 'Use 200 characters or fewer' }) place?: string;
}

/** What is being asked just now, for everybody: groups find what is open near them. */
@Controller('consultations')
export class PublicConsultationsController {
  constructor(
    private readonly queries: ConsultationQueries, private readonly proposals: ProposalQueries,
    private readonly pages: ConsultationPages, private readonly wards: WardsTyped,
    private readonly directory: Directory,
  ) {}

  @Get()
  @Public()
  @Shows(consultationsView, organisations, people)
  async list(@Visitor() visitor: Actor | undefined, @Query() { place = '' }: Near) {
    const open = await this.queries.open();
    const meant = place.trim() === '' ? [] : (await this.wards.meant(place)).possible;
    const codes = new Set(meant.map(({ code }) => code));
    const near = open.filter(({ wardCodes }) => wardCodes.some((code) => codes.has(code)));
    const shown = await this.pages.withWards(place.trim() === '' ? open : near);
    const asked = visitor?.may('answer-consultations') ? await this.queries.askedOf(visitor) : [];
    return page('s106/consultations/list', {
      consultations: shown, place, isKnown: meant.length > 0, others: open.length - near.length, asked,
    });
  }

  @Get(':id')
  @Public()
  @Shows(consultationsView, proposalsView, organisations, people)
  async show(@Visitor() visitor: Actor | undefined, @Param('id', ParseUUIDPipe) id: string) {
    const consultation = await this.pages.find(id);
    const [shown] = await this.pages.withWards([consultation]);
    const all = await this.proposals.in(id);
    const council = await this.directory.organisationName(consultation.funderId) ?? 'The council';
    const mine = visitor && consultation.asked.find((one) => mayAnswerAs(visitor, one));
    return page('s106/consultations/consultation', {
      consultation: shown, council, mine, groupsAsked: await this.groupsAskedBy(mine, id),
      ...this.pages.inOrder(consultation, all),
    });
  }

  /** How many groups their own consortium asked. */
  private async groupsAskedBy(mine: AskedNow | undefined, id: string) {
    if (mine?.kind !== 'consortium') return 0;
    return (await this.queries.groupsAskedBy(mine.id, id)).flatMap(({ groups }) => groups).length;
  }
}
