import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import { londonDay } from '#calendar';
import { Clock, type Saved, Streams } from '#event-store';
import type { Actor } from '#identity';
import { Refusal, sum } from '#kernel';
import { Places } from '#places';
import { ERASED, Texts, Vault } from '#privacy';
import { agreement } from '../agreement/agreement.decider.js';
import { agreementStream } from '../agreement/agreement.state.js';
import type { ImportLayout } from './contributions-import.events.js';
import { ContributionsImportRow } from './contributions-imports.view.js';
import type { Fault, GivenFile } from './csv-lines.js';
import type { Drafts } from './drafts.js';
import { planned, type PlannedAgreement, rehearsed } from './import-plan.js';
import { ImportWriter } from './import-writer.js';
import { readSpreadsheet } from './spreadsheet.js';
import { readStandardFiles } from './standard-files.js';

/** What somebody wants to import. `wardCodes` are for agreements of which the file does not say where they are. */
export type ImportWish = Readonly<{
  funderId: string; layout: ImportLayout; files: readonly GivenFile[]; wardCodes: readonly string[];
}>;
/** All of it, or everything that is wrong with it. */
export type Checked = Readonly<{
  plan: readonly PlannedAgreement[]; faults: readonly Fault[]; leftOut: Drafts['leftOut'];
}>;

/** How large a file may be, in bytes. */
export const mostBytes = 2_000_000;
const limits = { name: 200, content: mostBytes } as const;

/**
 * Brings agreements in from files: everything is checked first, against every rule and all that is recorded; then all
 * of it is written, and what was interrupted goes on where it stopped (docs/adr/0024). May throw a Refusal.
 */
@Injectable()
export class AgreementImports {
  constructor(
    private readonly streams: Streams, private readonly vault: Vault, private readonly clock: Clock,
    private readonly db: EntityManager, private readonly places: Places, private readonly writer: ImportWriter,
  ) {}

  /** A dry run: nothing is recorded. */
  async check(actor: Actor, wish: ImportWish): Promise<Checked> {
    actor.mustBeAllowed('manage-contributions', wish.funderId);
    const { plan, faults, leftOut } = await this.read(wish);
    const taken = await Promise.all(plan.map((one) => this.faultsBeside(one)));
    const all = faults.length > 0 ? faults
      : [...plan.flatMap((one) => rehearsed(one, londonDay(this.clock.now()))), ...taken.flat()];
    return { plan, faults: all, leftOut };
  }

  /** Keeps files in which nothing is wrong, so that somebody can look through them and begin. */
  async prepare(actor: Actor, commandId: string, wish: ImportWish): Promise<Saved & { importId: string }> {
    const { plan, faults, leftOut } = await this.check(actor, wish);
    if (faults.length > 0) throw new Refusal('faulty-file', 'Nothing is imported: the file has faults');
    const importId = uuidv5('import', commandId);
    const texts = new Texts(this.vault.sealer(`contributions-import:${importId}`), limits);
    const files = wish.files.map(({ name, content }, at) => {
      const text = new TextDecoder().decode(content);
      return {
        name: texts.seal(`name-${at}`, name.slice(0, limits.name), 'name'),
        content: texts.seal(`content-${at}`, text, 'content'),
        sha256: createHash('sha256').update(content).digest('hex'),
      };
    });
    await texts.save();
    const { funderId, layout, wardCodes } = wish;
    const saved = await this.writer.record(actor, commandId, {
      type: 'PrepareContributionsImport', at: this.clock.now(), importId, funderId, layout, files, wardCodes,
      agreements: plan.length, obligations: sum(plan.map((one) => one.obligations.length)), leftOut: leftOut.length,
      preparedBy: actor.personId,
    }, { importId, funderId, layout, wardCodes, files: files.map(({ sha256 }) => sha256) });
    return { ...saved, importId };
  }

  async find(actor: Actor, importId: string): Promise<ContributionsImportRow | null> {
    const row = await this.db.findOneBy(ContributionsImportRow, { id: importId });
    if (row) actor.mustBeAllowed('manage-contributions', row.funderId);
    return row;
  }

  /** Those of some councils, the newest first. */
  async ofFunders(funderIds: readonly string[]): Promise<readonly ContributionsImportRow[]> {
    const rows = await this.db.find(ContributionsImportRow, { order: { preparedAt: 'DESC', id: 'ASC' } });
    return rows.filter(({ funderId }) => funderIds.includes(funderId));
  }

  /** Checks once more, and begins to write. What was begun before goes on. */
  async begin(actor: Actor, commandId: string, row: ContributionsImportRow): Promise<Saved | undefined> {
    const { id: importId, funderId, status } = row;
    actor.mustBeAllowed('manage-contributions', funderId);
    const { plan } = await this.read(await this.wishOf(row));
    if (status === 'prepared') await this.mustStillFit(plan);
    const saved = status === 'begun' ? undefined : await this.writer.record(actor, commandId, {
      type: 'BeginContributionsImport', at: this.clock.now(), importId, funderId, begunBy: actor.personId,
    }, { importId });
    this.writer.goOn(actor, { importId, funderId, plan });
    return saved;
  }

  private async read({ layout, files, funderId, wardCodes }: ImportWish): Promise<Checked> {
    const [one, other] = files;
    if (!one || (layout === 'standard' && !other)) throw new Refusal('no-file', 'Choose a file', 'file');
    const wards = (await this.places.sets()).flatMap((set) => set.wards);
    const known = [...new Map(wards.map((ward) => [ward.code, ward])).values()];
    const { agreements, faults, leftOut } =
      layout === 'standard' ? readStandardFiles(one, other!, known) : readSpreadsheet(one, known);
    return { plan: agreements.map((draft) => planned(draft, funderId, wardCodes)), faults, leftOut };
  }

  private async faultsBeside({ agreementId, wish: { reference }, file, line }: PlannedAgreement): Promise<Fault[]> {
    const { revision } = await this.streams.load(agreement, agreementStream(agreementId));
    return revision === 0 ? []
      : [{ file, line, column: 'reference', reason: `${reference} is recorded here already` }];
  }

  private async mustStillFit(plan: readonly PlannedAgreement[]) {
    const [first] = (await Promise.all(plan.map((one) => this.faultsBeside(one)))).flat();
    if (first)
      throw new Refusal('reference-taken', `Line ${first.line}: ${first.reason}. Send the file again without it`);
  }

  private async wishOf({ funderId, layout, wardCodes, files }: ContributionsImportRow): Promise<ImportWish> {
    const opened = await this.vault.reveal(files.map(({ name, content }) => ({ name, content })));
    if (opened.some(({ content }) => content === ERASED))
      throw new Refusal('file-erased', 'The file is erased. Send it again');
    const encoder = new TextEncoder();
    const given = opened.map(({ name, content }) => ({ name, content: encoder.encode(content) }));
    return { funderId, layout, wardCodes, files: given };
  }
}
