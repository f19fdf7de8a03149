import { remotePaths } from "../../core/protocol/remote.ts";
import { askPaired, sendJson } from "./event-stream.ts";

/**
 * Exchanges the code in the address for a session, once, and goes on to the remote; or says why not.
 * The code stands behind the address's `#`: it is sent by this page alone, so that no program that
 * looks at addresses in advance can use it up.
 */
async function pair(page: Document): Promise<void> {
  const { location } = page;
  const code = location.hash.slice(1);
  // It is to stand in no history.
  page.defaultView?.history.replaceState(null, "", location.pathname);
  const isIn =
    (await askPaired(remotePaths.session)) ||
    (code !== "" && (await sendJson(remotePaths.pair, { code })) === 200);
  if (isIn) location.replace(remotePaths.remote);
  else show(page, code === "" ? "missing" : "void");
}

function show(page: Document, what: "missing" | "void"): void {
  for (const message of page.querySelectorAll<HTMLElement>("[data-when]")) {
    message.hidden = message.dataset["when"] !== what;
  }
}

// A code that is scanned while this page stands there changes its address alone.
window.addEventListener("hashchange", () => window.location.reload());
void pair(document);
