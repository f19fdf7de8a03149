import "reveal.js/reveal.css";
import { start } from "./start.ts";

void start(document).then((started) => started?.talk && goOffline(document));

/**
 * Has the browser keep a deck that is served, so that it can be installed and opens without a network.
 * A page from `file://` needs none of it, and its browser would complain.
 */
async function goOffline(page: Document): Promise<void> {
  const isServed = page.location.protocol.startsWith("http");
  if (!isServed || page.querySelector(".deck[data-offline]") === null) return;
  const manifest = page.createElement("link");
  manifest.rel = "manifest";
  manifest.href = "manifest.webmanifest";
  page.head.append(manifest);
  // Browsers have it for addresses that begin with https, and for this machine's own.
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("sw.js");
  } catch (error) {
    // The host or the visitor does not want it: the deck is the same without.
    if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error;
  }
}
