import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * Where on its way to PostgreSQL a request is caught. `contains`: texts in it; `after`: a text that an earlier request
 * must have had; `lets`: how much of it comes through, `answered` being everything while the answer is held back.
 */
export type Trap = Readonly<{
  name: string; contains: readonly string[]; after?: string; lets: 'nothing' | 'half' | 'everything' | 'answered';
}>;
/** What the app asks for, and what reaches PostgreSQL in its place, as long as the other. */
export type Swap = readonly [asked: string, got: string];
type Set = Trap & { spring(): void; isArmed: boolean };

const isReady = (answer: Buffer) => answer.length >= 6 && answer.at(-6) === 0x5a; // ReadyForQuery ends an answer

/** A port that stays while the server behind it comes and goes, and on which requests can be caught. */
export class Wire {
  private trap: Set | undefined;
  /** How many requests were caught. */
  caught = 0;
  private readonly sockets = new Set<Socket>();
  private constructor(private readonly server: Server, private target: URL, private readonly swap: Swap | undefined) {}

  static async to(url: string, swap?: Swap): Promise<Wire> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const wire = new Wire(server, new URL(url), swap);
    server.on('connection', (client) => wire.join(client));
    return wire;
  }

  get url(): string {
    const url = new URL(this.target);
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  leadTo(url: string) { this.target = new URL(url); }

  /** Resolves as soon as one request is caught, once it has gone as far as it may; its connection is dead then. */
  catch(trap: Trap): Promise<void> {
    return new Promise((resolve) => {
      this.trap = { ...trap, isArmed: trap.after === undefined, spring: resolve };
    });
  }

  async close() {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket) {
    const server = connect(Number(this.target.port), '127.0.0.1');
    const link = { caught: undefined as Set | undefined };
    for (const [socket, other] of [[client, server], [server, client]] as const) {
      this.sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => { this.sockets.delete(socket); other.destroy(); });
    }
    client.on('data', (request: Buffer) => {
      if (link.caught) return;
      if (this.swap) swapIn(request, this.swap);
      link.caught = this.takes(request);
      server.write(link.caught ? passed(request, link.caught) : request);
      if (link.caught && link.caught.lets !== 'answered') link.caught.spring();
    });
    server.on('data', (answer: Buffer) => {
      if (!link.caught) client.write(answer);
      else if (isReady(answer)) link.caught.spring();
    });
  }

  private takes(request: Buffer) {
    const { trap } = this;
    if (!trap) return undefined;
    if (trap.after !== undefined && request.includes(trap.after)) trap.isArmed = true;
    if (!trap.isArmed || !trap.contains.every((text) => request.includes(text))) return undefined;
    this.trap = undefined;
    this.caught += 1;
    return trap;
  }
}

function swapIn(request: Buffer, [asked, got]: Swap) {
  const place = request.indexOf(asked);
  if (place >= 0) request.write(got, place);
}

function passed(request: Buffer, { lets }: Trap) {
  if (lets === 'nothing') return Buffer.alloc(0);
  return lets === 'half' ? request.subarray(0, request.length >> 1) : request;
}
