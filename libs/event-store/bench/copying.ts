import type { Client, Connection, Submittable } from 'pg';

/** What pg's connection can do, and its types leave out. */
type CopyConnection = Readonly<{ sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }>;

/** COPY with all rows at once. pg has no words of its own for it, but lets one speak to the connection. */
class CopyIn implements Submittable {
  constructor(
    private readonly statement: string, private readonly rows: Buffer, private readonly done: () => void,
    private readonly failed: (error: Error) => void,
  ) {}

  submit(connection: Connection) { connection.query(this.statement); }
  handleCopyInResponse(connection: CopyConnection) {
    connection.sendCopyFromChunk(this.rows);
    connection.endCopyFrom();
  }
  handleCommandComplete() { /* ready for query follows */ }
  handleReadyForQuery() { this.done(); }
  handleError(error: Error) { this.failed(error); }
}

/** @param rows in the text format: tabs between columns, a line each */
export const copyIn = (client: Client, statement: string, rows: readonly string[]) =>
  new Promise<void>((done, failed) => {
    client.query(new CopyIn(statement, Buffer.from(rows.map((row) => `${row}\n`).join('')), done, failed));
  });
