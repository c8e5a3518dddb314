import { Client, type ClientConfig, type QueryArrayConfig, type QueryArrayResult } from 'pg';

/**
 * One connection for one statement after the other, opened when it is first needed and kept: taking it from a pool and
 * giving it back for each would cost a tenth of a lone append. After a failure the next statement gets a new one.
 */
export class Writer {
  private client: Promise<Client> | undefined;
  constructor(private readonly config: ClientConfig) {}

  async query<Row extends unknown[]>(statement: QueryArrayConfig): Promise<QueryArrayResult<Row>> {
    const client = this.client ??= this.open();
    try {
      return await (await client).query<Row>(statement);
    } catch (error) {
      this.leave(client);
      throw error;
    }
  }

  /** Lets what runs come to its end. */
  async end() {
    await this.client?.then((client) => client.end(), () => undefined);
  }

  private async open() {
    const client = new Client(this.config);
    client.on('error', () => this.leave(this.client)); // it broke while nothing was asked of it
    await client.connect();
    return client;
  }

  private leave(client: Promise<Client> | undefined) {
    if (this.client !== client) return;
    this.client = undefined;
    void client?.then((left) => left.end()).catch(() => undefined);
  }
}
