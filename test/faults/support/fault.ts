/** One measured thing. Where there is a `target`, `met` says whether it was reached. */
export type Figure = Readonly<{
  name: string; value: number; unit: string; target?: string; met?: boolean; about?: string;
}>;
export type Fault = Readonly<{
  /** A sentence that an officer could read. */
  title: string;
  /** How often it strikes in `npm test`, and in a full run of so many kills. */
  short: number;
  full(kills: number): number;
  /** Why it cannot be tried on this machine, if so. */
  obstacle?(): Promise<string | undefined>;
  run(times: number): Promise<readonly Figure[]>;
}>;

export const counted = (name: string, value: number, unit: string): Figure => ({ name, value, unit });

/** Has to be exactly that. */
export const exactly = (target: number, name: string, value: number, unit: string): Figure =>
  ({ name, value, unit, target: String(target), met: value === target });

/** Has to be that or more; otherwise the run proves nothing. */
export const atLeast = (target: number, name: string, value: number, unit: string): Figure =>
  ({ name, value, unit, target: `≥ ${target}`, met: value >= target });
