import type { ViteDevServer } from "vite";

import { parseLiveMessage } from "./parse-live-message.ts";

/**
 * Lets no message of a page through but ours. Vite has messages of its own, for modules that decks do
 * not have, and ends with an error where one of them lacks what it should hold.
 */
export function refuseMessages({ ws }: ViteDevServer): void {
  ws.on("connection", (socket) => {
    const readers = socket.listeners("message");
    socket.removeAllListeners("message");
    socket.on("message", (...said) => {
      if (parseLiveMessage(String(said[0])) === null) return;
      for (const read of readers) read.apply(socket, said);
    });
  });
}
