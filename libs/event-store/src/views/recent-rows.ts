/**
 * The rows that were written last, so that a rebuild need not read again what it has just written. Nobody else writes
 * to a schema that is being rebuilt. A key with nothing beside it is known to have no row.
 */
export class RecentRows<Row> {
  private readonly rows = new Map<string, Row | undefined>();
  /** @param most how many rows; the ones that were not written for longest go first */
  constructor(private readonly most: number) {}

  /** What is known of these keys, and the keys of which nothing is. */
  among(keys: readonly string[]) {
    const isKnown = (key: string) => this.rows.has(key);
    return {
      known: keys.filter(isKnown).flatMap((key): [string, Row][] => {
        const row = this.rows.get(key);
        return row === undefined ? [] : [[key, row]];
      }),
      unknown: keys.filter((key) => !isKnown(key)),
    };
  }

  /** Once they are committed. */
  keep(changes: ReadonlyMap<string, Row | undefined>) {
    if (this.most === 0) return;
    for (const [key, row] of changes) {
      this.rows.delete(key);
      this.rows.set(key, row);
    }
    for (const key of this.rows.keys()) {
      if (this.rows.size <= this.most) return;
      this.rows.delete(key);
    }
  }
}
