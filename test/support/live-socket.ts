import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A connection of a page to the dev server, written by hand: a browser would not send what is wrong. */
export interface LiveSocket {
  /** The first line of the answer. */
  readonly status: string;
  /** Sends a text message, of less than 64 KiB. */
  readonly send: (text: string) => void;
  /** Resolves when the server has said something that holds these words. */
  readonly saw: (words: string) => Promise<void>;
  readonly close: () => void;
}

/** Asks for a connection at a path; `headers` stand beside those of the protocol. */
export async function openLiveSocket(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<LiveSocket> {
  const socket = connect({ port, host: "127.0.0.1" });
  socket.on("error", () => socket.destroy());
  const all = {
    Host: `127.0.0.1:${port}`,
    Upgrade: "websocket",
    Connection: "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Protocol": "vite-hmr",
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join("")}\r\n`);
  let heard = "";
  socket.on("data", (part) => (heard += part.toString("latin1")));
  await until(socket, () => heard.includes("\r\n"));
  return {
    status: heard.split("\r\n", 1)[0] ?? "",
    send: (text) => socket.write(toFrame(text)),
    saw: (words) => until(socket, () => heard.includes(words)),
    close: () => socket.destroy(),
  };
}

async function until(socket: Socket, isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    if (socket.closed) throw new Error("The connection was closed.");
    await Promise.race([once(socket, "data"), once(socket, "close")]);
  }
}

/** Clients mask what they send; a mask of zeros leaves it as it is. */
function toFrame(text: string): Buffer {
  const bytes = Buffer.from(text);
  const head = Buffer.alloc(8);
  head[0] = 0x81;
  head[1] = 0x80 | 126;
  head.writeUInt16BE(bytes.length, 2);
  return Buffer.concat([head, bytes]);
}
