import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { hasCode } from "../../files/file-errors.ts";
import { limitConnections } from "./limit-connections.ts";

/** Servers on several addresses of this machine, all on one port. */
export interface Doors {
  readonly port: number;
  /** Has requests answered, by the address at which they come; before, they are told to wait. */
  readonly serve: (listenerAt: (address: string) => RequestListener) => void;
}

/** A lecture has a deck's page or two, and some devices with a few connections each. */
const connections = { inAll: 128, ofAddress: 48 };

/** Requests are short: who takes longer than this to send one is hung up on. */
const timeouts = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5000,
  // How often Node looks for them; its own half a minute would make it of all of these.
  connectionsCheckingInterval: 1000,
};

/**
 * Listens on each of the addresses, on this port. Throws as Node does, with none of them open, where
 * one cannot be had.
 */
export async function openDoors(addresses: readonly string[], port: number): Promise<Doors> {
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
    serve: (listenerAt) => {
      for (const [address, server] of servers) {
        server.off("request", sayNotYet);
        server.on("request", listenerAt(address));
      }
    },
  };
}

/** Is a port, or an address, not to be had? */
export function isTaken(error: unknown): boolean {
  return hasCode(error, ["EADDRINUSE", "EACCES"]);
}

const sayNotYet: RequestListener = (_, response) => {
  response.writeHead(503, { "Retry-After": "1" }).end();
};

function listen(address: string, port: number): Promise<Server> {
  const server = createServer({ maxHeaderSize: 8192, ...timeouts });
  server.on("request", sayNotYet);
  limitConnections(server, connections);
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
