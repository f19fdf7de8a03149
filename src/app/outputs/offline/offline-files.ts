import { createHash } from "node:crypto";

import type { Deck } from "../../../core/model/deck.ts";
import type { Settings } from "../../../core/settings/settings.ts";
import type { Asset } from "../../files/asset.ts";
import serviceWorker from "./service-worker.js?raw";

/** What a deck's page is called, and what its folder holds. */
export interface OfflineFacts {
  readonly deck: Deck;
  readonly scheme: Settings["scheme"];
  /** The page's name and its HTML. */
  readonly page: { readonly name: string; readonly html: string };
  /** The names of the files that the page needs, each with a hash of what is in it. */
  readonly files: readonly string[];
}

/** A slide on a stand, to be read at 16 px and at 512. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="10" fill="#1d3a70"/><path fill="#fff" d="M12 14h40v26H12zm17 26h6v8h9v4H20v-4h9z"/><path fill="#1d3a70" d="M18 21h16v4H18zm0 8h28v3H18z"/></svg>\n';

/**
 * Returns the files with which a browser can install a deck that is served, and open it without a
 * network: a manifest, its icon, and a service worker that keeps the page and its files.
 */
export function makeOfflineFiles({ deck, scheme, page, files }: OfflineFacts): Asset[] {
  const ground = scheme === "dark" ? "#10182a" : "#fcfcfa";
  const manifest = {
    name: deck.title,
    short_name: deck.title,
    ...(deck.language === null ? {} : { lang: deck.language }),
    id: page.name,
    start_url: page.name,
    scope: "./",
    display: "standalone",
    background_color: ground,
    theme_color: ground,
    icons: [{ src: "icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
  };
  const kept = [page.name, "manifest.webmanifest", "icon.svg", ...files];
  const manifestText = `${JSON.stringify(manifest, null, 2)}\n`;
  const version = createHash("sha256")
    .update([page.html, manifestText, icon, ...files].join("\n"))
    .digest("hex")
    .slice(0, 16);
  const addresses = kept.map((name) => name.split("/").map(encodeURIComponent).join("/"));
  const facts = `const version = "${version}";\nconst files = ${JSON.stringify(addresses)};\n\n`;
  const toAsset = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
  return [
    toAsset("manifest.webmanifest", manifestText),
    toAsset("icon.svg", icon),
    toAsset("sw.js", facts + serviceWorker),
  ];
}
