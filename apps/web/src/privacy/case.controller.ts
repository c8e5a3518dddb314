import { Controller, Get, Header, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  type CaseExport, CaseExports, EXEMPTION_NAMES, type ExemptionName, EXEMPTIONS_BY_NAME, exemptionsFor,
  InformationRequests, informationRequestsView, personalDataExemption,
} from '#data-protection';
import type { Actor } from '#identity';
import { applicationsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Choice, Rows, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';

const most = 2_000;
const GIVE = 'give';

class PartRow {
  @Text({ most: 100, missing: 'Open this page again' }) part!: string;
  @Choice([GIVE, ...EXEMPTION_NAMES], 'Select whether to give it') exemption!: typeof GIVE | ExemptionName;
  @Text({ most }) publicInterest!: string;
}

class CaseForm extends Form {
  @Rows(PartRow, { most: 30, missing: 'Open this page again' }) parts!: PartRow[];
}

/** A case that somebody asks for by law: gone through part by part, and as it is given. */
@Controller('data-protection/requests/:id')
@Requires('answer-requests')
export class CaseController {
  constructor(private readonly exports: CaseExports, private readonly requests: InformationRequests) {}

  @Get('case')
  @Shows(informationRequestsView, applicationsView)
  async goThrough(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const { shown, source: { kind, parts, request } } = await this.page(actor, id);
    return shown.filledIn({ parts: parts.map(({ id: part, personal }) => {
      const before = request.parts?.find((one) => one.part === part);
      if (before) return { part, exemption: before.exemption ?? GIVE, publicInterest: before.publicInterest ?? '' };
      return { part, exemption: personal ? personalDataExemption(kind) : GIVE, publicInterest: '' };
    }) });
  }

  @Post('case')
  prepare(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(CaseForm) form: Submission<CaseForm>,
  ) {
    return form.accept(async ({ commandId, parts }) => {
      const wishes = parts.map(({ part, exemption, publicInterest }) =>
        ({ part, exemption: exemption === GIVE ? null : exemption, publicInterest }));
      return seeOther(`/data-protection/requests/${id}/given`,
        await this.requests.prepare(actor, commandId, id, wishes));
    }, async () => (await this.page(actor, id)).shown);
  }

  @Get('given')
  @Shows(informationRequestsView, applicationsView)
  async given(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return page('privacy/given', { id, given: await this.exports.given(actor, id) });
  }

  @Get('given.json')
  @Shows(informationRequestsView, applicationsView)
  @Header('content-disposition', 'attachment; filename="case.json"')
  @Header('cache-control', 'no-store')
  json(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CaseExport> {
    return this.exports.given(actor, id);
  }

  private async page(actor: Actor, id: string) {
    const source = await this.exports.whole(actor, id);
    const { kind, reference, parts } = source;
    const choices = [{ value: GIVE, text: 'Give it' }, ...exemptionsFor(kind).map(asChoice)];
    return { source, shown: page('privacy/case', { id, reference, parts, most, choices }) };
  }
}

function asChoice(value: ExemptionName) {
  const { name, qualified } = EXEMPTIONS_BY_NAME[value];
  return { value, text: qualified ? `${name} (weigh the public interest)` : name };
}
