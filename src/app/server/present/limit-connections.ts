import type { Server } from "node:http";
import type { Socket } from "node:net";

/** How many connections a server has at most. */
export interface ConnectionLimit {
  readonly inAll: number;
  /** Of one address. */
  readonly ofAddress: number;
}

/**
 * Has a server make room for who comes: where there are too many connections, one on which nothing is
 * answered ends, the oldest of the address that has the most. So those who connect and say nothing, or
 * never come to an end, keep nobody out but each other. Only where all are being answered the new one
 * is refused.
 */
export function limitConnections(server: Server, { inAll, ofAddress }: ConnectionLimit): void {
  /** The oldest first; `true` while a request that has come whole is answered. */
  const open = new Map<Socket, boolean>();
  const ofSame = (address: string | undefined): Socket[] =>
    [...open.keys()].filter(({ remoteAddress }) => remoteAddress === address);
  const endIdle = (sockets: readonly Socket[]): boolean => {
    const idle = sockets.find((socket) => open.get(socket) === false);
    if (idle === undefined) return false;
    open.delete(idle);
    idle.destroy();
    return true;
  };
  server.on("connection", (socket) => {
    const own = ofSame(socket.remoteAddress);
    const hasRoom =
      (own.length < ofAddress || endIdle(own)) && (open.size < inAll || endIdle(ofMost(open)));
    if (!hasRoom) {
      socket.destroy();
      return;
    }
    open.set(socket, false);
    socket.once("close", () => open.delete(socket));
  });
  server.prependListener("request", (request, response) => {
    const { socket } = request;
    const note = (isAnswered: boolean) => {
      if (open.has(socket)) open.set(socket, isAnswered);
    };
    // Without a body it is whole at once; what is never sent to its end is not.
    if (hasBody(request.headers)) request.once("end", () => note(true));
    else note(true);
    response.once("close", () => note(false));
  });
}

function hasBody(headers: Readonly<Record<string, unknown>>): boolean {
  return headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
}

/** Returns the connections of the address that has the most idle ones, the oldest first. */
function ofMost(open: ReadonlyMap<Socket, boolean>): readonly Socket[] {
  const byAddress = new Map<string, Socket[]>();
  for (const [socket, isAnswered] of open) {
    if (isAnswered) continue;
    const address = socket.remoteAddress ?? "";
    byAddress.set(address, [...(byAddress.get(address) ?? []), socket]);
  }
  const [most = []] = [...byAddress.values()].toSorted((a, b) => b.length - a.length);
  return most;
}
