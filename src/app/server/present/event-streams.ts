import type { ServerResponse } from "node:http";

import { beatMs } from "../../../core/protocol/remote.ts";
import type { Send } from "./remote-hub.ts";

interface Stream {
  readonly owner: string;
  readonly response: ServerResponse;
}

/** After this time a browser that lost the server looks for it again. */
const retryMs = 1000;
const maxStreams = 32;
const maxOfOwner = 4;
/** The stream of a page that reads no more ends when so many bytes wait for it. */
const maxWaitingBytes = 256 * 1024;

/** The open streams of server-sent events. */
export class EventStreams {
  readonly #streams = new Set<Stream>();

  /**
   * Makes a response a stream of events. `join` is given how to send, and returns what to call when
   * the page is gone. An owner with too many streams loses the oldest: it may be a dead one. Returns
   * false, and does nothing, where there are too many in all.
   */
  open(response: ServerResponse, owner: string, join: (send: Send) => () => void): boolean {
    const own = [...this.#streams].filter((stream) => stream.owner === owner);
    if (own.length >= maxOfOwner) own[0]?.response.destroy();
    if (this.#streams.size >= maxStreams) return false;
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.write(`retry: ${retryMs}\n\n`);
    const send: Send = (name, data) => {
      if (response.writableLength > maxWaitingBytes) response.destroy();
      else response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    const beat = setInterval(() => send("beat", null), beatMs);
    const leave = join(send);
    const stream: Stream = { owner, response };
    this.#streams.add(stream);
    response.once("close", () => {
      clearInterval(beat);
      this.#streams.delete(stream);
      leave();
    });
    return true;
  }
}
