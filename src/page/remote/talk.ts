import { start } from "../start.ts";
import { linkTalk } from "./link-talk.ts";

/** Shows a deck, and lets remotes move it. */
async function showLinked(page: Document): Promise<void> {
  const started = await start(page);
  const talk = await started?.talk;
  if (talk) linkTalk(talk);
}

void showLinked(document);
