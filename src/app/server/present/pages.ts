import { remotePaths } from "../../../core/protocol/remote.ts";
import { localeNameOf, type Labels } from "../../../core/locales/locales.ts";
import type { LanguageTag } from "../../../core/model/language.ts";
import { escapeHtml } from "../../../core/render/escape-html.ts";
import { toLinkedPolicy, toRemotePolicy } from "../../../core/render/page-policy.ts";

const files = remotePaths.files;

/** No browser is to ask for a picture of the page. */
const noIcon = '<link rel="icon" href="data:,">';

/** Returns a deck's page that can be moved by remotes. */
export function toLinkedPage(html: string): string {
  const script = `<script type="module" src="${files}talk.js"></script>`;
  return addToHead(toLinkedPolicy(html), `${noIcon}${script}`);
}

/** Returns a deck's page that is a remote. No script of the chapter's runs in it, also where the deck's own page trusts them. */
export function toRemotePage(html: string): string {
  const style = `<link rel="stylesheet" href="${files}remote.css">`;
  return addToHead(
    toRemotePolicy(html),
    `${noIcon}${style}<script type="module" src="${files}remote.js"></script>`,
  );
}

/** The page on which a device is let in, or told why not. */
export function renderPairPage(language: LanguageTag, { talk }: Labels): string {
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
