import { isDay, MOST_PENCE } from '#kernel';
import { asCode, type Fault, type Line } from './csv-lines.js';

/** Reads the cells of one line, and keeps what is wrong with them. A bad text or day reads as ''. */
export class Cells {
  readonly faults: Fault[] = [];
  constructor(readonly line: Line) {}

  fault(column: string, reason: string): undefined {
    this.faults.push({ file: this.line.file, line: this.line.line, column, reason });
    return undefined;
  }

  /** '' where the cell is empty; with `missing`, that is a fault. */
  text(column: string, { most, missing }: { most: number; missing?: string }): string {
    const text = this.line.cells.get(column) ?? '';
    if (text === '' && missing !== undefined) this.fault(column, missing);
    if (text.length > most) this.fault(column, `Use ${most} characters or fewer`);
    return text;
  }

  /** One of some codes, however it is written: `Community Facilities` is `community-facilities`. */
  code(column: string): string {
    return asCode(this.line.cells.get(column) ?? '');
  }

  /** `250000`, `250,000.00` or `£250,000` in pence; null where the cell is empty. */
  pence(column: string): number | null | undefined {
    const text = (this.line.cells.get(column) ?? '').replace(/^£\s*/, '');
    if (text === '') return null;
    const [, pounds, pence = ''] = /^(\d{1,11}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,2})0*)?$/.exec(text) ?? [];
    const total = Number(pounds?.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0'));
    if (pounds !== undefined && total <= MOST_PENCE) return total;
    return this.fault(column, `"${text}" is not an amount in pounds, like 250000.00`);
  }

  /** A whole number from 0 up; null where the cell is empty. */
  whole(column: string): number | null | undefined {
    const text = this.line.cells.get(column) ?? '';
    if (text === '') return null;
    if (/^\d{1,8}(?:\.0+)?$/.test(text)) return Number(text);
    return this.fault(column, `"${text}" is not a whole number`);
  }

  /** `2027-04-01` or `01/04/2027`, as spreadsheets in Britain write it; '' where the cell is empty. */
  day(column: string, missing?: string): string {
    const text = this.line.cells.get(column) ?? '';
    if (text === '') {
      if (missing !== undefined) this.fault(column, missing);
      return '';
    }
    const day = dayIn(text);
    if (!isDay(day)) this.fault(column, `"${text}" is not a date like 2027-04-01`);
    return day;
  }
}

function dayIn(text: string) {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
