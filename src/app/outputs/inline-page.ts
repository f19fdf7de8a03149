import { createHash } from "node:crypto";

import { decodePercent } from "../../core/model/link.ts";
import type { HtmlTrust } from "../../core/settings/settings.ts";
import type { Asset } from "../files/asset.ts";
import { toDataUrl } from "../files/media-type.ts";

/** What a page is to hold. */
export interface PageParts {
  /** Every file that the page and its style sheets refer to. */
  readonly assets: readonly Asset[];
  /** Names of assets: the page's style sheets, in their order. */
  readonly stylesheets: readonly string[];
  /** The name of the page's script. */
  readonly script: string;
  /** May what its chapter's HTML says run and be loaded? Not, when left out. */
  readonly trust?: HtmlTrust;
}

/**
 * Returns a page that needs no other file: what it names of `assets` stands in it as `data:`, the
 * style sheets and the script inline. A policy in its head forbids all that is loaded from elsewhere,
 * and every script but this one, unless the chapter's HTML is trusted. An image that is shown often stands there once; the
 * others say by `data-asset` which it is (`client/share-images.ts`). `html` has neither style sheets
 * nor script of the assets itself.
 */
export function inlinePage(
  html: string,
  { assets, stylesheets, script, trust = "safe" }: PageParts,
): string {
  const files = new Map(assets.map((asset) => [asset.name, asset]));
  const css = stylesheets.map((name) => inlineStyles(textOf(files.get(name)), name, files));
  const styles = `<style>${escapeStyles(css.join("\n"))}</style>`;
  const code = escapeScript(textOf(files.get(script)));
  const body = inlineImages(inlineStyles(html, "", files), files);
  const page = insertBefore(
    insertBefore(body, "<style", styles),
    "</body>",
    `<script>${code}</script>`,
  );
  return page.replace(/<head[^>]*>/i, (head) => `${head}\n${policyOf(code, trust)}`);
}

type Files = ReadonlyMap<string, Asset>;

function textOf(asset: Asset | undefined): string {
  return new TextDecoder().decode(asset?.bytes);
}

/** Returns CSS, or a page with CSS in it, whose `url(…)` hold the files. Addresses begin where `from` stands. */
function inlineStyles(text: string, from: string, files: Files): string {
  const folder = from.slice(0, from.lastIndexOf("/") + 1);
  return text.replace(
    /url\(\s*(["']?)([^"'()\s]+)\1\s*\)/g,
    (whole, _: string, address: string) => {
      const asset = files.get(folder + decodePercent(address));
      return asset === undefined ? whole : `url("${toDataUrl(asset.name, asset.bytes)}")`;
    },
  );
}

function inlineImages(html: string, files: Files): string {
  const seen = new Set<string>();
  return html.replace(/\ssrc="([^"]*)"/g, (whole, address: string) => {
    const asset = files.get(decodePercent(address));
    if (asset === undefined) return whole;
    const name = ` data-asset="${address}"`;
    if (seen.has(address)) return name;
    seen.add(address);
    return ` src="${toDataUrl(asset.name, asset.bytes)}"${name}`;
  });
}

/** No words in CSS end the element that it stands in. */
function escapeStyles(css: string): string {
  return css.replaceAll(/<(?=\/style)/gi, "\\3c ");
}

/**
 * No words in a script end the element that it stands in, nor begin a comment or another script in it
 * (HTML, "Restrictions for contents of script elements"). In strings, templates and regular
 * expressions, the places where they can stand, the escape means the same.
 */
function escapeScript(code: string): string {
  return code.replaceAll(/<(?=!--|\/?script)/gi, "\\x3c");
}

/** Inserts before the first `<style`, or the last of what is found once. */
function insertBefore(html: string, mark: string, text: string): string {
  const at = mark.startsWith("</") ? html.lastIndexOf(mark) : html.indexOf(mark);
  return at < 0 ? html + text : html.slice(0, at) + text + html.slice(at);
}

/**
 * The one script that may run; not another that stands in the page, however it came there. Where the
 * chapter's HTML is trusted, all may, and what it names is loaded from the web.
 */
function policyOf(code: string, trust: HtmlTrust): string {
  const hash = createHash("sha256").update(code).digest("base64");
  const isTrusted = trust === "trusted";
  const web = isTrusted ? " https:" : "";
  const policy = [
    "default-src 'none'",
    // Beside a hash, browsers take no notice of 'unsafe-inline'.
    `script-src ${isTrusted ? "'unsafe-inline' data:" : `'sha256-${hash}'`}${web}`,
    `style-src 'unsafe-inline'${isTrusted ? " data:" : ""}${web}`,
    `img-src data:${web}`,
    `font-src data:${web}`,
    `media-src data:${isTrusted ? " blob:" : ""}${web}`,
    ...(isTrusted ? ["frame-src data: https: http:"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">`;
}
