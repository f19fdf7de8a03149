import { createSpeakerView } from "./speaker-view.ts";
import { say } from "./say.ts";
import type { Talk } from "./talk.ts";

/**
 * Makes the speaker's tools and returns what they do with a key: true where one took it. Keys that
 * are pressed in the speaker's window do there what they do in the deck's.
 */
export function createTalkKeys(talk: Talk): (event: KeyboardEvent) => boolean {
  const { page, words } = talk;
  const speaker = createSpeakerView(talk, {
    onKey: (event) => {
      if (take(event)) event.preventDefault();
      else page.dispatchEvent(new KeyboardEvent("keydown", event));
    },
  });
  const commands: Readonly<Record<string, () => void>> = {
    s: () => {
      if (!speaker.open()) say(page, words.blocked);
    },
  };
  const take = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const run = commands[event.key.toLowerCase()];
    run?.();
    return run !== undefined;
  };
  return take;
}
