import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What a line does with the bytes that come along. */
type Mood = 'good' | 'loses requests' | 'loses answers' | 'swallows answers' | 'refuses';

/** A line to a server that breaks when it is told to. */
export class Line {
  mood: Mood = 'good';
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((client) => this.join(client));
  private constructor(private readonly to: URL) {}

  static async to(url: string) {
    const line = new Line(new URL(url));
    await once(line.server.listen(0, '127.0.0.1'), 'listening');
    return line;
  }

  /** The server's address by way of this line. */
  get url() {
    const { port } = this.server.address() as AddressInfo;
    return Object.assign(new URL(this.to), { hostname: '127.0.0.1', port: String(port) }).href;
  }

  /** All who are connected are so no more. */
  cut() { for (const socket of this.sockets) socket.destroy(); }

  async close() {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket) {
    if (this.mood === 'refuses') return void client.destroy();
    const server = connect(Number(this.to.port), this.to.hostname);
    for (const [from, other] of [[client, server], [server, client]] as const) {
      this.sockets.add(from);
      from.on('error', () => undefined).on('close', () => {
        this.sockets.delete(from);
        other.destroy();
      });
    }
    client.on('data', (bytes) => (this.mood === 'loses requests' ? this.cut() : server.write(bytes)));
    server.on('data', (bytes) => this.answer(client, bytes));
  }

  private answer(client: Socket, bytes: Buffer) {
    if (this.mood === 'loses answers') this.cut();
    else if (this.mood !== 'swallows answers') client.write(bytes);
  }
}
