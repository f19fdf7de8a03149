import { labelsOf } from "../../../core/locales/locales.ts";
import { remotePaths } from "../../../core/protocol/remote.ts";
import type { HtmlTrust } from "../../../core/settings/settings.ts";
import type { Asset } from "../../files/asset.ts";
import { mediaTypeOf } from "../../files/media-type.ts";
import { policyHeaders, toRedirect, type Answer } from "./answer.ts";
import { renderPairPage, toLinkedPage, toRemotePage } from "./pages.ts";
import type { Stage } from "./stage.ts";

/** Who may have a file: anybody, a paired device, or nobody but this machine's own browser. */
export type Reader = "anybody" | "device" | "machine";

/** What can be had at a path, and by whom. */
export interface Shelf {
  readonly for: Reader;
  readonly answer: Answer;
}

/**
 * Returns all that can be asked for, by its path's names joined with `/`. What is not here does not
 * exist: no request comes near the disk.
 */
export function shelve(stage: Stage): ReadonlyMap<string, Shelf> {
  const [first] = stage.decks;
  const language = first?.language ?? "en";
  const only = stage.decks.length === 1 && first !== undefined ? first : null;
  const list =
    only === null ? toPage(stage.course.html) : toRedirect(`/${encodeURIComponent(only.name)}/`);
  const own = [...stage.client].map(([name, bytes]): [string, Shelf] => [
    `${remotePaths.files.slice(1)}${name}`,
    { for: "anybody", answer: toFile({ name, bytes }) },
  ]);
  const decks = stage.decks.flatMap(({ name, html, assets, trust }): [string, Shelf][] => {
    const page: Shelf = { for: "machine", answer: toPage(toLinkedPage(html), trust) };
    return [
      [name, { for: "machine", answer: toRedirect(`/${encodeURIComponent(name)}/`) }],
      [`${name}/`, page],
      [`${name}/index.html`, page],
      [`${name}/${remotePaths.ofDeck}`, { for: "device", answer: toPage(toRemotePage(html)) }],
      ...assets.map((asset): [string, Shelf] => [
        `${name}/${asset.name}`,
        shelveAsset(asset, trust),
      ]),
    ];
  });
  return new Map<string, Shelf>([
    ...stage.course.assets.map((asset): [string, Shelf] => [
      asset.name,
      { for: "machine", answer: toFile(asset) },
    ]),
    ...decks,
    ...own,
    ["", { for: "machine", answer: list }],
    ["index.html", { for: "machine", answer: list }],
    [
      remotePaths.pair.slice(1),
      { for: "anybody", answer: toPage(renderPairPage(language, labelsOf(language))) },
    ],
  ]);
}

/** A page that a deck shows in a frame runs like the deck: on this machine alone. */
function shelveAsset(asset: Asset, trust: HtmlTrust): Shelf {
  const answer = toFile(asset);
  return answer.content?.type === "text/html"
    ? { for: "machine", answer: { ...answer, headers: policyHeaders(trust, true) } }
    : { for: "device", answer };
}

function toPage(html: string, trust: HtmlTrust = "safe"): Answer {
  return {
    status: 200,
    content: { type: "text/html", body: html },
    headers: policyHeaders(trust, false),
  };
}

function toFile({ name, bytes }: Asset): Answer {
  return { status: 200, content: { type: mediaTypeOf(name), body: bytes } };
}
