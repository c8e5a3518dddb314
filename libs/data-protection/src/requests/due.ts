import { daysUntil, startOfDay } from '#calendar';
import type { RequestRow } from './requests.view.js';

/** How a clock stands, in words that need no colour. */
export type Due = Readonly<{ state: 'waiting' | 'soon' | 'overdue' | 'acknowledged' | 'answered'; text: string }>;
type Clocked = Pick<RequestRow, 'kind' | 'dueOn' | 'acknowledgedOn'> & Readonly<{ answer: object | null }>;

/** Days before the end from which on it is soon. */
const SOON = 5;

/** `today`: in London. A complaint's clock ends with its acknowledgement; the answer follows without undue delay. */
export function dueOf({ kind, dueOn, acknowledgedOn, answer }: Clocked, today: string): Due {
  if (answer) return { state: 'answered', text: 'Answered' };
  if (kind === 'complaint' && acknowledgedOn !== null)
    return { state: 'acknowledged', text: 'Acknowledged: answer without undue delay' };
  const what = kind === 'complaint' ? 'acknowledge' : 'answer';
  const days = daysUntil(startOfDay(dueOn), startOfDay(today));
  if (days < 0) return { state: 'overdue', text: `Overdue by ${inDays(-days)}: ${what} now` };
  if (days === 0) return { state: 'soon', text: `Due today: ${what} now` };
  return { state: days <= SOON ? 'soon' : 'waiting', text: `Due in ${inDays(days)}` };
}

const inDays = (days: number) => (days === 1 ? '1 day' : `${days} days`);
