import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { londonDay } from '#calendar';
import { Configuration } from '#configuration';
import { Clock } from '#event-store';
import { Directory, organisations } from '#identity';
import {
  agreementsView, financialYear, obligationsView, type Statement, Statements, transactionsView,
} from '#s106-contributions';
import { page } from '../../answers.js';
import { Public } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { factLines, figuresOf, inKindOf, itemsOf, reconciles } from './figures.js';
import { statementNotes } from './notes.js';
import { statementCsv } from './statement-csv.js';
import { StatementPrints } from './statement-prints.js';

class OfCouncil {
  @IsOptional() @IsString() @MaxLength(200) council?: string;
}

/** A council's yearly section 106 statement, for everybody: as a page, to print and for a spreadsheet. */
@Controller('contributions/statement')
@Public()
export class StatementController {
  constructor(
    private readonly statements: Statements, private readonly directory: Directory,
    private readonly configuration: Configuration, private readonly clock: Clock,
    private readonly prints: StatementPrints,
  ) {}

  @Get()
  @Shows(agreementsView, transactionsView, organisations)
  async list() {
    const councils = await this.directory.organisationNames(await this.statements.funderIds());
    const years = await this.statements.years(this.today());
    return page('s106/statement/years', { years, councils: [...councils].map(([id, name]) => ({ id, name })) });
  }

  @Get(':year.pdf')
  async pdf(@Param('year') year: string, @Query() { council }: OfCouncil) {
    const { statement, name, query } = await this.find(year, council);
    const address = new URL(`/contributions/statement/${year}${query}`, this.configuration.publicUrl).href;
    const made = await this.prints.of(statement, { council: name, address, madeOn: this.today() });
    return download(new Uint8Array(made), 'application/pdf', `section-106-statement-${year}.pdf`);
  }

  @Get(':year.csv')
  async csv(@Param('year') year: string, @Query() { council }: OfCouncil) {
    const { statement } = await this.find(year, council);
    return download(statementCsv(statement), 'text/csv; charset=utf-8', `section-106-statement-${year}.csv`);
  }

  @Get(':year')
  @Shows(agreementsView, obligationsView, transactionsView, organisations)
  async show(@Param('year') year: string, @Query() { council }: OfCouncil) {
    const { statement, name, query } = await this.find(year, council);
    return page('s106/statement/statement', {
      year: statement.year, council: name, query, figures: figuresOf(statement), inKind: inKindOf(statement),
      items: itemsOf(statement), notes: statementNotes(statement), reconciles: reconciles(statement),
      byId: Object.fromEntries(figuresOf(statement).map(({ id, figure }) => [id, figure.pence])),
    });
  }

  @Get(':year/:figure')
  @Shows(agreementsView, obligationsView, transactionsView, organisations)
  async facts(@Param('year') year: string, @Param('figure') id: string, @Query() { council }: OfCouncil) {
    const { statement, name, query } = await this.find(year, council);
    const found = figuresOf(statement).find((one) => one.id === id);
    if (!found) throw new NotFoundException('There is no such figure in a statement');
    return page('s106/statement/facts', {
      year: statement.year, council: name, query, ...found, facts: factLines(statement, found.figure),
    });
  }

  /** Where only one council records agreements here, it need not be named. */
  private async find(
    yearName: string, wanted: string | undefined,
  ): Promise<{ statement: Statement; name: string; query: string }> {
    const year = financialYear(yearName);
    const councils = await this.statements.funderIds();
    const council = wanted ?? (councils.length === 1 ? councils[0] : undefined);
    if (!year || council === undefined || !councils.includes(council))
      throw new NotFoundException('There is no such statement. Choose a year from the list of statements');
    return {
      statement: await this.statements.of(council, year),
      name: await this.directory.organisationName(council) ?? 'The council',
      query: councils.length === 1 ? '' : `?council=${encodeURIComponent(council)}`,
    };
  }

  private today = () => londonDay(this.clock.now());
}

const download = (body: string | Uint8Array<ArrayBuffer>, type: string, name: string) => new Response(body, {
  headers: {
    'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store',
  },
});
