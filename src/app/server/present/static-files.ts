import { labelsOf, localeNameOf, type Labels } from "../../../core/locales/locales.ts";
import type { LanguageTag } from "../../../core/model/language.ts";
import { remotePaths } from "../../../core/protocol/remote.ts";
import { escapeHtml } from "../../../core/render/escape-html.ts";
import { toLinkedPolicy, toRemotePolicy } from "../../../core/render/page-policy.ts";
import type { HtmlTrust } from "../../../core/settings/settings.ts";
import type { Asset } from "../../files/asset.ts";
import { mediaTypeOf } from "../../files/media-type.ts";
import { policyHeaders, toRedirect, type Answer } from "./answers.ts";

/** A deck as it is presented: all of it in memory. */
export interface PresentedDeck {
  readonly name: string;
  readonly language: LanguageTag;
  /** Its page, fitted and without a script. */
  readonly html: string;
  /** Every file that the page refers to, by its name relative to the page. */
  readonly assets: readonly Asset[];
  /** Does the chapter's HTML run on the deck's page as it is written? */
  readonly trust: HtmlTrust;
}

/** All that is presented. */
export interface Presentation {
  /** At least one. */
  readonly decks: readonly PresentedDeck[];
  /** The list of decks. */
  readonly course: { readonly html: string; readonly assets: readonly Asset[] };
  /** Our own scripts and style sheets, by name. */
  readonly client: ReadonlyMap<string, Uint8Array>;
}

/** Who may have a file: anybody, a paired device, or this machine's own browser alone. */
export type Reader = "anybody" | "device" | "machine";

/** What can be had at a path, and by whom. */
export interface StaticFile {
  readonly for: Reader;
  readonly answer: Answer;
}

/** All files by path: its names, decoded and joined with `/`. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

/** Returns all files of a presentation. A path that is not among them does not exist: no request reaches the disk. */
export function toStaticFiles({ decks, course, client }: Presentation): StaticFiles {
  const [first] = decks;
  const language = first?.language ?? "en";
  const list =
    decks.length === 1 && first !== undefined
      ? toRedirect(`/${encodeURIComponent(first.name)}/`)
      : toPage(course.html);
  const pair = toPage(renderPairPage(language, labelsOf(language)));
  return new Map<string, StaticFile>([
    ...course.assets.map(
      (asset) => [asset.name, { for: "machine", answer: toFile(asset) }] as const,
    ),
    ...decks.flatMap(filesOfDeck),
    ...[...client].map(
      ([name, bytes]) =>
        [
          `${remotePaths.files.slice(1)}${name}`,
          { for: "anybody", answer: toFile({ name, bytes }) },
        ] as const,
    ),
    ["", { for: "machine", answer: list }],
    ["index.html", { for: "machine", answer: list }],
    [remotePaths.pair.slice(1), { for: "anybody", answer: pair }],
  ]);
}

function filesOfDeck({ name, html, assets, trust }: PresentedDeck): [string, StaticFile][] {
  const page: StaticFile = { for: "machine", answer: toPage(toTalkPage(html), trust) };
  return [
    [name, { for: "machine", answer: toRedirect(`/${encodeURIComponent(name)}/`) }],
    [`${name}/`, page],
    [`${name}/index.html`, page],
    [`${name}/${remotePaths.ofDeck}`, { for: "device", answer: toPage(toRemotePage(html)) }],
    ...assets.map((asset): [string, StaticFile] => [
      `${name}/${asset.name}`,
      toAssetFile(asset, trust),
    ]),
  ];
}

/** A page that a deck shows in a frame runs like the deck: on this machine alone. */
function toAssetFile(asset: Asset, trust: HtmlTrust): StaticFile {
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

const files = remotePaths.files;

/** Keeps browsers from asking for `/favicon.ico`. */
const noIcon = '<link rel="icon" href="data:,">';

/** Returns a deck's page that remotes can control. */
function toTalkPage(html: string): string {
  const script = `<script type="module" src="${files}talk.js"></script>`;
  return addToHead(toLinkedPolicy(html), `${noIcon}${script}`);
}

/** Returns a deck's page that is a remote. The chapter's scripts do not run in it, even where its HTML is trusted. */
function toRemotePage(html: string): string {
  const style = `<link rel="stylesheet" href="${files}remote.css">`;
  return addToHead(
    toRemotePolicy(html),
    `${noIcon}${style}<script type="module" src="${files}remote.js"></script>`,
  );
}

/** Returns the page on which a device is let in, or told why not. */
function renderPairPage(language: LanguageTag, { talk }: Labels): string {
  const say = (when: string, text: string, isHidden: boolean): string =>
    `<p data-when="${when}" role="status"${isHidden ? " hidden" : ""}>${escapeHtml(text)}</p>`;
  return `<!doctype html>
<html class="pair" lang="${localeNameOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(talk.remote)}</title>
${noIcon}
<link rel="stylesheet" href="${files}remote.css">
<script type="module" src="${files}pair.js"></script>
</head>
<body>
<main>
<h1>${escapeHtml(talk.remote)}</h1>
${say("wait", talk.pairing, false)}
${say("void", talk.codeVoid, true)}
${say("missing", talk.codeMissing, true)}
</main>
</body>
</html>
`;
}

function addToHead(html: string, added: string): string {
  return html.replace("</head>", () => `${added}</head>`);
}
