/** The largest sum that any command may carry, in pence: £10 billion. Sums of such sums stay exact in a number. */
export const MOST_PENCE = 1_000_000_000_000;

export const isPence = (pence: unknown): pence is number =>
  typeof pence === 'number' && Number.isInteger(pence) && pence >= 0 && pence <= MOST_PENCE;

export const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** `123456` → `£1,234.56`; whole pounds without pence: `120000` → `£1,200`. */
export function inPounds(pence: number): string {
  const [sign, whole] = [pence < 0 ? '−' : '', Math.floor(Math.abs(pence) / 100)];
  const rest = Math.abs(pence) % 100;
  const pounds = String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}£${pounds}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}
