import type { DiagramFault } from "../../model/fit.ts";

/** The part of Mermaid's interface that is used here (mermaid.js.org/config/usage.html). */
interface Mermaid {
  initialize(config: object): void;
  render(id: string, source: string): Promise<{ readonly svg: string }>;
}

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
  "altFontFamily",
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
    mermaid?: Mermaid;
    /** Tells who prints which line's diagram is drawn next, or that all are; see `outputs/watch-diagrams.ts`. */
    lecternDiagram?: (line: number | null) => Promise<void>;
  }
}

/**
 * Draws every diagram of the page in the place of its source, and returns what is wrong with those
 * that cannot be drawn: their source stays. Mermaid's script is loaded for a page with diagrams
 * alone.
 * `before` is how many stand in other pages of the deck, before these.
 */
export async function drawDiagrams(page: Document, before: number): Promise<DiagramFault[]> {
  const boxes = [...page.querySelectorAll<HTMLElement>("[data-mermaid]")];
  const address = page.querySelector<HTMLElement>(".deck")?.dataset["diagramScript"];
  if (boxes.length === 0 || address === undefined) return [];
  const mermaid = window.mermaid ?? (await loadMermaid(page, address));
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
    await window.lecternDiagram?.(Number(box.dataset["line"]));
    const fault = await drawOne(mermaid, box, `diagram-${before + index + 1}`);
    if (fault !== null) box.dataset["mermaid"] = fault;
  }
  await window.lecternDiagram?.(null);
  return faultsIn(page);
}

/** Returns what is wrong with the diagrams that could not be drawn. */
export function faultsIn(page: Document): DiagramFault[] {
  const boxes = [...page.querySelectorAll<HTMLElement>('[data-mermaid]:not([data-mermaid=""])')];
  return boxes.map(({ dataset }) => ({
    line: Number(dataset["line"]),
    message: dataset["mermaid"] ?? "",
  }));
}

async function drawOne(mermaid: Mermaid, box: HTMLElement, id: string): Promise<string | null> {
  const source = box.textContent ?? "";
  if (source.length > maxLength) return `It has more than ${maxLength} characters.`;
  try {
    const { svg } = await mermaid.render(id, source);
    if (countElements(svg) > maxParts) return `It would have more than ${maxParts} parts.`;
    box.innerHTML = withoutAddresses(svg);
    // How wide it is when its words are as large as in text: for the reading view.
    const width = box.querySelector("svg")?.viewBox.baseVal.width ?? 0;
    box.style.setProperty("--own-width", width.toFixed(0));
    delete box.dataset["mermaid"];
    return null;
  } catch (error) {
    // Mermaid leaves its own drawing of a bomb behind.
    box.ownerDocument.getElementById(`d${id}`)?.remove();
    return error instanceof Error ? error.message : String(error);
  }
}

function countElements(svg: string): number {
  return svg.match(/<\w/g)?.length ?? 0;
}

/** Styles of a diagram's nodes can name files, too; its own marks and gradients stand in it. */
function withoutAddresses(svg: string): string {
  return svg.replaceAll(/url\((?!\s*(?:["']|&quot;|&apos;)?#)[^)<>]*\)?/gi, "none");
}

function loadMermaid(page: Document, address: string): Promise<Mermaid> {
  return new Promise((resolve, reject) => {
    const script = page.createElement("script");
    script.src = address;
    script.addEventListener("load", () => {
      if (window.mermaid === undefined) reject(new Error("Mermaid's script did not start."));
      else resolve(window.mermaid);
      script.remove();
    });
    script.addEventListener("error", () => reject(new Error(`${address} cannot be loaded.`)));
    page.head.append(script);
  });
}
