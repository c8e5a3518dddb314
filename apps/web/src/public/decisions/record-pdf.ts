import { dateInWords, londonDay } from '#calendar';
import { type DecisionRecord, recordsOf, type Trail } from '#scrutiny';
import { printed, type Saying } from '../../printing/printed.js';

/** Where the page of the case lies, and the day on which this copy was made. */
type Copy = Readonly<{ address: string; madeOn: string }>;
const readers = { public: 'everybody may read', group: 'the group may read', full: 'the funder and scrutiny may read' };

/** The record of a decision to print or to keep: the same words as on its page. */
export async function recordPdf(trail: Trail, { address, madeOn }: Copy): Promise<Buffer> {
  const [records, funder] = [recordsOf(trail), trail.steps.at(-1)?.by.organisation ?? ''];
  const { say, made } = await printed(`Record of decision ${trail.reference}`, funder);
  say('P', trail.title);
  for (const { label, text } of trail.about) say('P', `${label}: ${text}`);
  if (records.length === 0) say('P', 'No decision is on record yet.');
  for (const record of records) tell(record, say);
  say('H2', 'Where this comes from');
  say('P', `From the facts on record that ${readers[trail.reader]}, and from nothing else. ${address} has every step. `
    + `This copy was made on ${dateInWords(madeOn)}.`);
  return made();
}

function tell({ step, sections }: DecisionRecord, say: Saying) {
  say('H2', 'The decision');
  say('P', `${step.what} On ${dateInWords(londonDay(step.at))}, by ${step.by.name ?? step.by.role}.`);
  for (const { heading, lines } of sections) {
    say('H2', heading);
    if (lines.length === 0) say('P', 'None recorded.');
    for (const line of lines) say('P', line);
  }
}
