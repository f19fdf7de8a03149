import type { ServerResponse } from "node:http";

import { beatMs } from "../../../core/protocol/remote.ts";
import type { Send } from "./switchboard.ts";

/** The answers that go on: server-sent events. */
export interface EventStreams {
  /**
   * Makes an answer one that goes on. `join` is told how to send, and returns what to call when the
   * page is gone. Of a device's streams (`owner`) the oldest ends where it has too many: it may be a
   * dead one. Returns false, and does nothing, where there are too many in all.
   */
  readonly open: (
    response: ServerResponse,
    owner: string,
    join: (send: Send) => () => void,
  ) => boolean;
}

interface Stream {
  readonly owner: string;
  readonly end: () => void;
}

/** After this time a browser that lost the server looks for it again. */
const retryMs = 1000;
const maxStreams = 32;
const maxOfOwner = 4;
/** A page that takes nothing any more is let go when so many bytes wait for it. */
const maxWaitingBytes = 256 * 1024;

/** Returns a keeper of streams, none of them open. */
export function createEventStreams(): EventStreams {
  const streams = new Set<Stream>();
  return {
    open: (response, owner, join) => {
      const own = [...streams].filter((stream) => stream.owner === owner);
      if (own.length >= maxOfOwner) own[0]?.end();
      if (streams.size >= maxStreams) return false;
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      response.write(`retry: ${retryMs}\n\n`);
      const send: Send = (name, data) => {
        if (response.writableLength > maxWaitingBytes) response.destroy();
        else response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
      };
      const beat = setInterval(() => send("beat", null), beatMs);
      const leave = join(send);
      const stream: Stream = { owner, end: () => response.destroy() };
      streams.add(stream);
      response.once("close", () => {
        clearInterval(beat);
        streams.delete(stream);
        leave();
      });
      return true;
    },
  };
}
