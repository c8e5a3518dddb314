import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Statement } from '#s106-contributions';
import { figuresOf, inKindOf, itemsOf } from './figures.js';
import { type Publication, statementPdf } from './statement-pdf.js';

/** Statements of how many years and councils are kept ready. */
const mostKept = 20;

/** Printed statements. Putting letters into a PDF takes time, so that one in which nothing changed is made once. */
@Injectable()
export class StatementPrints {
  private readonly kept = new Map<string, Promise<Buffer>>();

  of(statement: Statement, publication: Publication): Promise<Buffer> {
    const figures = figuresOf(statement).map(({ id, figure }) => [id, figure.pence]);
    const shown = [publication, statement.year, figures, itemsOf(statement), inKindOf(statement),
      statement.contradictions, [...statement.originOf]];
    const key = createHash('sha256').update(JSON.stringify(shown)).digest('base64url');
    const made = this.kept.get(key) ?? statementPdf(statement, publication);
    this.kept.delete(key);
    this.kept.set(key, made);
    if (this.kept.size > mostKept) this.kept.delete(this.kept.keys().next().value!);
    made.catch(() => this.kept.delete(key));
    return made;
  }
}
