import { createTalkClock, type TalkClock } from "./talk-clock.ts";
import { readStored, store, storeKey } from "./talk.ts";

/** Returns the clock of a deck's talk. It goes on when the page is loaded again. */
export function openClock(page: Document): TalkClock {
  const key = storeKey(page, "clock");
  const storage = () => window.sessionStorage;
  return createTalkClock(
    { read: () => readStored(storage, key), write: (text) => store(storage, key, text) },
    () => Date.now(),
  );
}
