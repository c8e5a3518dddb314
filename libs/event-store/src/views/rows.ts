import type { DataSource, EntityManager, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

type Row = { id: string };
type Raw = Record<string, unknown>;

/** The rows of one table, read and written many at a time, each in one statement, however many there are. */
export class Rows {
  private readonly meta: EntityMetadata;
  private readonly table: string;
  constructor(private readonly db: DataSource, row: new () => Row, schema: string) {
    this.meta = db.getMetadata(row);
    this.table = `${schema}."${this.meta.tableName}"`;
  }

  async load(tx: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    if (ids.length === 0) return new Map();
    const found = await tx.query<Raw[]>(`SELECT * FROM ${this.table} WHERE id = ANY ($1)`, [ids]);
    return new Map(found.map((raw) => this.rowFrom(raw)).map((row) => [row.id, row]));
  }

  async save(tx: EntityManager, rows: readonly Row[]) {
    if (rows.length === 0) return;
    const names = this.meta.columns.map(({ databaseName }) => `"${databaseName}"`);
    const changes = names.map((name) => `${name} = excluded.${name}`);
    await tx.query(
      `INSERT INTO ${this.table} (${names.join()})
       SELECT ${names.join()} FROM json_populate_recordset(NULL::${this.table}, $1::json)
       ON CONFLICT (id) DO UPDATE SET ${changes.join()}`, [JSON.stringify(rows.map((row) => this.rawFrom(row)))]);
  }

  async remove(tx: EntityManager, ids: readonly string[]) {
    if (ids.length > 0) await tx.query(`DELETE FROM ${this.table} WHERE id = ANY ($1)`, [ids]);
  }

  private rowFrom(raw: Raw) {
    const row = this.meta.create() as Row;
    for (const column of this.meta.columns)
      column.setEntityValue(row, this.db.driver.prepareHydratedValue(raw[column.databaseName], column));
    return row;
  }

  private rawFrom(row: Row): Raw {
    return Object.fromEntries(this.meta.columns.map((column) => [column.databaseName, this.valueOf(row, column)]));
  }

  /** As it stands in JSON. A column of JSON needs no text of its own inside it. */
  private valueOf(row: Row, column: ColumnMetadata): unknown {
    const isJson = column.type === 'json' || column.type === 'jsonb';
    const value: unknown = isJson
      ? column.getEntityValue(row, true) : this.db.driver.preparePersistentValue(column.getEntityValue(row), column);
    return typeof value === 'bigint' ? String(value) : value;
  }
}
