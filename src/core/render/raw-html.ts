import type { RawHtml } from "../model/inline.ts";
import { escapeHtml } from "./escape-html.ts";
import type { RenderContext } from "./render-context.ts";
import type { Html } from "./templates/view-models.ts";

/**
 * Returns trusted HTML as it is written, with the addresses of its files, in a box. What it makes of
 * itself while slides are fitted is not to be published: `data-html` says what was written
 * (`outputs/fit-deck.ts`).
 */
export function renderRawBlock(html: RawHtml, context: RenderContext): Html {
  return toBox("div", html, context);
}

/** Returns the same for an element in a line of text. */
export function renderRawInline(html: RawHtml, context: RenderContext): Html {
  return toBox("span", html, context);
}

function toBox(tag: "div" | "span", html: RawHtml, context: RenderContext): Html {
  const written = placeFiles(html, context);
  return `<${tag} class="raw-html" data-html="${escapeHtml(written)}">${written}</${tag}>`;
}

/** An address that leads to no file stays as it is. */
function placeFiles({ value, files }: RawHtml, { images }: RenderContext): Html {
  let html = "";
  let from = 0;
  for (const { src, start, end } of files) {
    const fact = images.get(src);
    if (fact?.status !== "found") continue;
    const [name = ""] = value.slice(start, end).split("=", 1);
    html += `${value.slice(from, start)}${name}="${escapeHtml(fact.href)}"`;
    from = end;
  }
  return html + value.slice(from);
}
