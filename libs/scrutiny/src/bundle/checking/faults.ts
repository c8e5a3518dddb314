/** A file of a bundle, by its path. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** What is wrong with a bundle, each in a sentence: one fault does not hide the others. */
export class Faults {
  private readonly found = new Set<string>();

  get all(): readonly string[] { return [...this.found]; }

  add(fault: string) { this.found.add(fault); }

  /** What `act` gives, or undefined where it finds a fault in `where`. */
  within<T>(where: string, act: () => T): T | undefined {
    try {
      return act();
    } catch (error) {
      this.add(`${where}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }
}

/** The lines of a file, each ended by a newline. @throws where it is missing or ends in the middle of a line */
export function linesIn(files: Files, path: string): readonly string[] {
  const lines = textIn(files, path).split('\n');
  if (lines.pop() !== '') throw new Error('its last line is not whole');
  return lines;
}

/** @throws where it is missing or not UTF-8 */
export function textIn(files: Files, path: string): string {
  const bytes = files.get(path);
  if (!bytes) throw new Error('it is missing');
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
