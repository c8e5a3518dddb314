export type Environment = Readonly<Record<string, string | undefined>>;

/** Environment variables, and a sentence for each that will not do. What is empty counts as not set. */
export class Variables {
  readonly faults: string[] = [];

  constructor(private readonly environment: Environment) {}

  text(name: string): string | undefined {
    return this.environment[name]?.trim() || undefined;
  }

  /** `rule` completes the sentence that begins with the name. The value is not repeated: it may hold a password. */
  read<T>(name: string, fallback: T, rule: string, parse: (text: string) => T | undefined): T {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = parse(text);
    if (value === undefined) this.faults.push(`${name} ${rule}.`);
    return value ?? fallback;
  }
}

/** @returns undefined where it is no URL of one of these protocols (`https:`) */
export function parseUrl(text: string, ...protocols: string[]): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const namesHost = url && (url.hostname !== '' || url.searchParams.has('host')); // a socket's folder, for PostgreSQL
  return namesHost && protocols.includes(url.protocol) ? url : undefined;
}

export const oneOf = <T extends string>(values: readonly T[]) => (text: string) =>
  values.find((value) => value === text.toLowerCase());
