import type { DiagramFault } from "../../core/model/fit.ts";
import { withoutAddresses } from "./clean-diagram.ts";

/**
 * What a diagram may not set for itself, by `%%{init}%%` or front matter: Mermaid's own list, and what
 * would put CSS of the author's into the page.
 */
const secure = [
  "secure",
  "securityLevel",
  "startOnLoad",
  "maxTextSize",
  "maxEdges",
  "suppressErrorRendering",
  "themeCSS",
  "fontFamily",
  "htmlLabels",
];

/** In characters: of a longer text Mermaid draws a picture that says so, and no fault. */
const maxLength = 50_000;

/**
 * Elements that are still laid out and printed in seconds. A flow chart of all the edges that Mermaid
 * draws has 6,000.
 */
const maxParts = 20_000;

declare global {
  interface Window {
    /** Tells who prints which line's diagram is drawn next, or that all are; see `outputs/watch-diagrams.ts`. */
    lecternDiagram?: (line: number | null) => Promise<void>;
  }
}

/**
 * Draws every diagram of the page in the place of its source, and returns what is wrong with them:
 * where one cannot be drawn, its source stays. Mermaid's script is loaded for a page with diagrams
 * alone.
 * `before` is how many stand in other pages of the deck, before these.
 */
export async function drawDiagrams(page: Document, before: number): Promise<DiagramFault[]> {
  const boxes = [...page.querySelectorAll<HTMLElement>("[data-mermaid]")];
  const address = page.querySelector<HTMLElement>(".deck")?.dataset["diagramScript"];
  if (boxes.length === 0 || address === undefined) return [];
  await withMermaid(page, address, async (mermaid) => {
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: "strict",
      secure,
      deterministicIds: true,
      theme: "neutral",
      fontFamily: getComputedStyle(boxes[0]?.closest(".slide") ?? page.body).fontFamily,
      htmlLabels: false,
      flowchart: { htmlLabels: false },
    });
    for (const [index, box] of boxes.entries()) {
      await tellLine(Number(box.dataset["line"]));
      const fault = await drawOne(mermaid, box, toName(before + index + 1));
      if (fault !== null) box.dataset["mermaid"] = fault;
    }
  });
  await tellLine(null);
  return faultsIn(page);
}

/** Ids of headings have no capital letters: none is this one. */
function toName(number: number): string {
  return `Diagram-${number}`;
}

/** An element may have the name, too, where nobody waits for diagrams. */
async function tellLine(line: number | null): Promise<void> {
  if (typeof window.lecternDiagram === "function") await window.lecternDiagram(line);
}

/** Returns what is wrong with the page's diagrams: with those that could not be drawn, and what others asked for. */
export function faultsIn(page: Document): DiagramFault[] {
  const boxes = [...page.querySelectorAll<HTMLElement>("[data-mermaid], [data-refused]")];
  return boxes.flatMap(({ dataset }): DiagramFault[] => {
    const { line, mermaid, refused } = dataset;
    const about = { line: Number(line) };
    return [
      ...(mermaid ? [{ ...about, kind: "syntax", message: mermaid } as const] : []),
      ...(refused
        ?.split("\n")
        .map((address) => ({ ...about, kind: "address", address }) as const) ?? []),
    ];
  });
}

async function drawOne(mermaid: Mermaid, box: HTMLElement, id: string): Promise<string | null> {
  const source = box.textContent ?? "";
  if (source.length > maxLength) return `It has more than ${maxLength} characters.`;
  try {
    const { svg } = await mermaid.render(id, source);
    if (countElements(svg) > maxParts) return `It would have more than ${maxParts} parts.`;
    const { html, refused } = withoutAddresses(box.ownerDocument, svg);
    box.innerHTML = html;
    if (refused.length > 0) box.dataset["refused"] = refused.join("\n");
    // How wide it is when its words are as large as in text: for the reading view.
    const width = box.querySelector("svg")?.viewBox.baseVal.width ?? 0;
    box.style.setProperty("--own-width", width.toFixed(0));
    delete box.dataset["mermaid"];
    return null;
  } catch (error) {
    // Not an Error of this page: it comes from the frame.
    return toMessage(error);
  }
}

function countElements(svg: string): number {
  return svg.match(/<\w/g)?.length ?? 0;
}

function toMessage(error: unknown): string {
  const hasMessage = typeof error === "object" && error !== null && "message" in error;
  return String(hasMessage ? error.message : error);
}

/** The part of Mermaid's interface that is used here (mermaid.js.org/config/usage.html). */
interface Mermaid {
  initialize(config: object): void;
  render(id: string, source: string): Promise<{ readonly svg: string }>;
}

/**
 * Nothing is loaded while a diagram is drawn, whatever it names and in whatever way: pictures that
 * stand in it alone.
 */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * Runs `use` with Mermaid in an empty page of its own, in a frame that has the styles and fonts of
 * `page`. No element of the author's stands in it, whose id could take the place of what scripts look
 * for. The frame is gone afterwards. `address` is that of Mermaid's script.
 */
async function withMermaid<T>(
  page: Document,
  address: string,
  use: (mermaid: Mermaid) => Promise<T>,
): Promise<T> {
  const frame = page.createElement("iframe");
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  frame.style.cssText =
    "position:fixed;inset:0;width:100vw;height:100vh;border:0;visibility:hidden;pointer-events:none";
  frame.srcdoc = toHtml(page, address);
  const loaded = new Promise((resolve) => {
    frame.addEventListener("load", resolve, { once: true });
  });
  page.documentElement.append(frame);
  try {
    await loaded;
    const { contentDocument: inner, contentWindow: view } = frame;
    if (inner === null || !hasMermaid(view)) throw new Error("Mermaid's script did not start.");
    // The build has every page wait to be laid out: see `outputs/hold-layout.ts`.
    inner.adoptedStyleSheets = [];
    await Promise.all([...inner.fonts].map((font) => font.load().catch(() => null)));
    const meta = inner.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = policy;
    inner.head.append(meta);
    return await use(view.mermaid);
  } finally {
    frame.remove();
  }
}

function hasMermaid(view: Window | null): view is Window & { readonly mermaid: Mermaid } {
  return view !== null && "mermaid" in view;
}

/** Returns an empty page that looks as `page` does. */
function toHtml(page: Document, address: string): string {
  const root = page.importNode(page.documentElement, false);
  const head = page.importNode(page.head, false);
  const styles = page.head.querySelectorAll("link[rel=stylesheet], style");
  const script = page.createElement("script");
  script.src = address;
  head.append(...[...styles].map((style) => page.importNode(style, true)), script);
  root.append(head, page.importNode(page.body, false));
  return `<!doctype html>${root.outerHTML}`;
}
