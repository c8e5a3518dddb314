import {
  Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post, UseInterceptors,
} from '@nestjs/common';
import { FileFieldsInterceptor } from '@nestjs/platform-express';
import { stringify } from 'csv-stringify/sync';
import { type Actor, Directory, organisations } from '#identity';
import {
  AgreementImports, contributionsImportsView, type GivenFile, type ImportLayout, type ImportWish, mostBytes,
  spreadsheetHeadings,
} from '#s106-contributions';
import { type Answer, page, seeOther } from '../../answers.js';
import { Choice, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { councilOf } from '../agreements/agreement-pages.js';
import { WardsTyped } from '../wards-typed.js';
import { GivenFiles } from './given-files.js';

class ImportForm extends Form {
  @Choice(['standard', 'spreadsheet'], 'Select which files you have') layout!: ImportLayout;
  @Text({ most: 2_000 }) wards!: string;
  @Text({ most: 40 }) funderId!: string;
}
class GoOnForm extends Form {}

/** How many faults one page shows; who mended these can try again. */
const mostFaults = 200;
const fileFields = [['agreements', 'contributions'], ['spreadsheet']] as const;
const chosenFiles = FileFieldsInterceptor(
  fileFields.flat().map((name) => ({ name, maxCount: 1 })), { limits: { fileSize: mostBytes, files: 3, fields: 10 } });

/** Agreements out of files: looked through first, then all of them or none. */
@Controller('s106/import')
@Requires('manage-contributions')
export class ImportController {
  constructor(
    private readonly imports: AgreementImports, private readonly wards: WardsTyped,
    private readonly directory: Directory,
  ) {}

  @Get()
  @Shows(contributionsImportsView, organisations)
  async ask(@CurrentActor() actor: Actor) {
    const councils = actor.organisationsWhere('manage-contributions');
    const names = await this.directory.organisationNames(councils);
    return page('s106/import/import', {
      before: await this.imports.ofFunders(councils), mostBytes,
      councils: [...names].map(([value, text]) => ({ value, text })),
    });
  }

  @Get('template.csv')
  template() {
    return new Response(stringify([[...spreadsheetHeadings]], { bom: true, record_delimiter: 'windows' }), {
      headers: {
        'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="agreements.csv"',
      },
    });
  }

  @Post()
  @UseInterceptors(chosenFiles)
  check(
    @CurrentActor() actor: Actor, @Submitted(ImportForm) form: Submission<ImportForm>,
    @GivenFiles() files: ReadonlyMap<string, GivenFile>,
  ) {
    return form.accept(async ({ commandId, layout, wards, funderId }) => {
      const named = fileFields[layout === 'standard' ? 0 : 1];
      return this.lookThrough(actor, commandId, {
        layout, funderId: councilOf(actor, funderId), wardCodes: await this.wards.codesOf(wards, 'wards'),
        files: named.flatMap((field) => files.get(field) ?? []),
      });
    }, () => this.ask(actor));
  }

  @Get(':importId')
  @Shows(contributionsImportsView)
  async show(@CurrentActor() actor: Actor, @Param('importId', ParseUUIDPipe) id: string) {
    return page('s106/import/progress', { one: await this.find(actor, id) });
  }

  @Post(':importId')
  @Shows(contributionsImportsView)
  begin(
    @CurrentActor() actor: Actor, @Param('importId', ParseUUIDPipe) id: string,
    @Submitted(GoOnForm) form: Submission<GoOnForm>,
  ) {
    return form.accept(async ({ commandId }) =>
      seeOther(`/s106/import/${id}`, await this.imports.begin(actor, commandId, await this.find(actor, id))),
    () => this.show(actor, id));
  }

  private async lookThrough(actor: Actor, commandId: string, wish: ImportWish): Promise<Answer> {
    const { faults } = await this.imports.check(actor, wish);
    if (faults.length > 0) {
      const asked = await this.ask(actor);
      const words = `Nothing is imported. ${faults.length === 1 ? '1 thing is' : `${faults.length} things are`} wrong`;
      return page('s106/import/import', {
        ...asked.model, faults: faults.slice(0, mostFaults), more: Math.max(0, faults.length - mostFaults),
        typed: { layout: wish.layout, wards: wish.wardCodes.join('\n') },
      }).withProblems([{ text: words }], 422);
    }
    const { importId, ...saved } = await this.imports.prepare(actor, commandId, wish);
    return seeOther(`/s106/import/${importId}`, saved);
  }

  private async find(actor: Actor, id: string) {
    const found = await this.imports.find(actor, id);
    if (!found) throw new NotFoundException('There is no such import');
    return found;
  }
}
