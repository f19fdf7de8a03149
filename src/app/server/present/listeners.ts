import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** Servers on several addresses of this machine, all on one port. */
export interface Listeners {
  readonly port: number;
  /** Answers requests from now on, by the address at which they come; until then they get a 503. */
  readonly serve: (listenerAt: (address: string) => RequestListener) => void;
  /** Ends all connections, and frees the port. */
  readonly close: () => Promise<void>;
}

/** A lecture has a deck's page or two, and some devices with a few connections each. */
const limit: ConnectionLimit = { total: 128, perAddress: 48 };

/** Requests are short: a connection that takes longer than this to send one is closed. */
const timeouts = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5000,
  // How often Node looks for them; its own half a minute would make it of all of these.
  connectionsCheckingInterval: 1000,
};

/**
 * Listens on each of the addresses, on this port; 0 for any that is free. Throws as Node does, with
 * none of them open, where one cannot be had.
 */
export async function listenOn(addresses: readonly string[], port: number): Promise<Listeners> {
  const servers = new Map<string, Server>();
  const close = async (): Promise<void> => {
    await Promise.all([...servers.values()].map(closeServer));
  };
  let taken = port;
  try {
    for (const address of addresses) {
      const server = await listen(address, taken);
      servers.set(address, server);
      taken = portOf(server) ?? taken;
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    port: taken,
    close,
    serve: (listenerAt) => {
      for (const [address, server] of servers) {
        server.off("request", refuseForNow);
        server.on("request", listenerAt(address));
      }
    },
  };
}

const refuseForNow: RequestListener = (_, response) => {
  response.writeHead(503, { "Retry-After": "1" }).end();
};

function listen(address: string, port: number): Promise<Server> {
  const server = createServer({ maxHeaderSize: 8192, ...timeouts });
  server.on("request", refuseForNow);
  new ConnectionPool(limit).watch(server);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: address, port, ipv6Only: true }, () => resolve(server));
  });
}

function portOf(server: Server): number | null {
  const at: AddressInfo | string | null = server.address();
  return typeof at === "object" && at !== null ? at.port : null;
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** How many connections a server has at most. */
interface ConnectionLimit {
  readonly total: number;
  readonly perAddress: number;
}

/**
 * Makes room for new connections: where there are too many, an idle one ends, the oldest of the address
 * that has the most. So those who connect and send nothing, or never come to an end, keep nobody out
 * but each other. Only where all are being answered the new one is refused.
 */
class ConnectionPool {
  readonly #limit: ConnectionLimit;
  /** The oldest first; `true` while a request that has come whole is answered. */
  readonly #open = new Map<Socket, boolean>();

  constructor(limit: ConnectionLimit) {
    this.#limit = limit;
  }

  /** Counts the connections of a server. */
  watch(server: Server): void {
    server.on("connection", (socket) => this.#add(socket));
    server.prependListener("request", (request, response) => {
      const { socket } = request;
      // Without a body it is whole at once; with one, when it has come to its end.
      if (hasBody(request.headers)) request.once("end", () => this.#mark(socket, true));
      else this.#mark(socket, true);
      response.once("close", () => this.#mark(socket, false));
    });
  }

  #add(socket: Socket): void {
    const own = [...this.#open.keys()].filter(
      ({ remoteAddress }) => remoteAddress === socket.remoteAddress,
    );
    const { total, perAddress } = this.#limit;
    const hasRoom =
      (own.length < perAddress || this.#endIdle(own)) &&
      (this.#open.size < total || this.#endIdle(this.#idleOfMost()));
    if (!hasRoom) {
      socket.destroy();
      return;
    }
    this.#open.set(socket, false);
    socket.once("close", () => this.#open.delete(socket));
  }

  #mark(socket: Socket, isAnswered: boolean): void {
    if (this.#open.has(socket)) this.#open.set(socket, isAnswered);
  }

  /** Ends the first idle connection. Returns false where there is none. */
  #endIdle(sockets: readonly Socket[]): boolean {
    const idle = sockets.find((socket) => this.#open.get(socket) === false);
    if (idle === undefined) return false;
    this.#open.delete(idle);
    idle.destroy();
    return true;
  }

  /** Returns the idle connections of the address that has the most of them, the oldest first. */
  #idleOfMost(): readonly Socket[] {
    const byAddress = new Map<string, Socket[]>();
    for (const [socket, isAnswered] of this.#open) {
      if (isAnswered) continue;
      const address = socket.remoteAddress ?? "";
      byAddress.set(address, [...(byAddress.get(address) ?? []), socket]);
    }
    const [most = []] = [...byAddress.values()].toSorted((a, b) => b.length - a.length);
    return most;
  }
}

function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
}
