import type { Readable, Writable } from "node:stream";
import type { ConnectionTransport } from "puppeteer-core";

/** `--remote-debugging-pipe` ends each message with a zero byte. */
const END = "\0";

/**
 * Returns a transport for `puppeteer.connect` over the browser's two pipes. Its `onclose` is called
 * when the browser's end closes, which is when the browser has ended.
 *
 * puppeteer has one too but does not export it, and `puppeteer.launch` can start the browser only
 * after puppeteer's own import.
 */
export function toPipeTransport(toBrowser: Writable, fromBrowser: Readable): ConnectionTransport {
  let pending: Buffer[] = [];
  let isClosed = false;
  const transport: ConnectionTransport = {
    send: (message) => {
      // A browser that ended before anybody listened for its end is said to have ended now.
      if (isClosed) transport.onclose?.();
      else toBrowser.write(message + END);
    },
    close: () => void toBrowser.end(),
  };
  fromBrowser.on("data", (chunk: Buffer) => {
    pending.push(chunk);
    // Joining at each chunk would cost the square of a long message.
    if (!chunk.includes(END)) return;
    let rest = Buffer.concat(pending);
    for (let end = rest.indexOf(END); end !== -1; end = rest.indexOf(END)) {
      const message = rest.toString("utf8", 0, end);
      rest = rest.subarray(end + 1);
      // One message a turn, so that what waits for one runs before the next, as puppeteer expects.
      setImmediate(() => transport.onmessage?.(message));
    }
    pending = [rest];
  });
  fromBrowser.on("close", () => {
    isClosed = true;
    transport.onclose?.();
  });
  // A broken pipe means that the browser has ended, and its end is watched elsewhere.
  fromBrowser.on("error", () => undefined);
  toBrowser.on("error", () => undefined);
  return transport;
}
