import { createLastingTime } from "./lasting-time.ts";
import { createTalkClock, type ClockStore, type TalkClock } from "./talk-clock.ts";
import { readStored, store, storeKey } from "./talk.ts";

/** Returns the clock of a deck's talk. It goes on when the page is loaded again. */
export function openClock(page: Document): TalkClock {
  const storedAs = (name: string): ClockStore => {
    const key = storeKey(page, name);
    const storage = () => window.sessionStorage;
    return { read: () => readStored(storage, key), write: (text) => store(storage, key, text) };
  };
  const time = createLastingTime(storedAs("time"), {
    steady: () => performance.now(),
    wall: () => Date.now(),
  });
  page.defaultView?.addEventListener("pagehide", time.keep);
  page.addEventListener("visibilitychange", time.keep);
  const clock = createTalkClock(storedAs("clock"), time.now);
  // A page that crashes says nothing of it.
  clock.onChange(time.keep);
  return clock;
}
