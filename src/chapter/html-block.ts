import { Parser } from "htmlparser2";

import type { Block, Figure, Paragraph } from "../model/chapter.ts";
import type { ImageInline } from "../model/inline.ts";
import type { Range } from "../model/source.ts";
import { imageFromTag } from "./to-inlines.ts";

/** Elements whose text runs on within a line; every other one begins a new paragraph. */
const phrasing = new Set(
  "a abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var".split(
    " ",
  ),
);

/** Elements whose content is not text for readers. */
const hidden = new Set(["script", "style", "template", "noscript", "iframe", "object", "svg"]);

/**
 * Returns a block of raw HTML as what it is: images become figures, with the `<figcaption>` as
 * their caption; other text becomes paragraphs. Comments, scripts and styles are left out.
 */
export function readHtmlBlock(html: string, range: Range): Block[] {
  const collector = new Collector(range);
  const hiddenDepth: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (hidden.has(name)) hiddenDepth.push(name);
      else if (name === "img" && hiddenDepth.length === 0) collector.addImage(attributes);
      else if (name === "figcaption") collector.startCaption();
      else if (!phrasing.has(name)) collector.endParagraph();
    },
    ontext: (text) => {
      if (hiddenDepth.length === 0) collector.addText(text);
    },
    onclosetag: (name) => {
      if (hiddenDepth.at(-1) === name) hiddenDepth.pop();
      else if (name === "figcaption") collector.endCaption();
      else if (!phrasing.has(name)) collector.endParagraph();
    },
  });
  parser.write(html);
  parser.end();
  return collector.toBlocks();
}

class Collector {
  readonly #range: Range;
  readonly #blocks: (Paragraph | Figure)[] = [];
  #images: ImageInline[] = [];
  #text = "";
  #captionStart: number | null = null;

  constructor(range: Range) {
    this.#range = range;
  }

  addImage(attributes: Readonly<Record<string, string>>): void {
    const tag = Object.entries(attributes)
      .map(([name, value]) => ` ${name}="${value.replaceAll('"', "&quot;")}"`)
      .join("");
    const image = imageFromTag(`<img${tag}>`);
    if (image.src === "") return;
    if (this.#text.trim() !== "") this.endParagraph();
    this.#images.push(image);
  }

  addText(text: string): void {
    if (text.trim() !== "" && this.#captionStart === null) this.#endFigure([]);
    this.#text += text;
  }

  startCaption(): void {
    if (this.#images.length > 0) {
      this.#text = "";
      this.#captionStart = 0;
    }
  }

  endCaption(): void {
    if (this.#captionStart === null) return;
    const value = collapse(this.#text);
    this.#text = "";
    this.#captionStart = null;
    this.#endFigure(value === "" ? [] : [{ type: "text", value }]);
  }

  endParagraph(): void {
    if (this.#captionStart !== null) return;
    const value = collapse(this.#text);
    this.#text = "";
    if (value === "") return;
    this.#endFigure([]);
    this.#blocks.push({
      type: "paragraph",
      inlines: [{ type: "text", value }],
      range: this.#range,
    });
  }

  toBlocks(): Block[] {
    this.endCaption();
    this.endParagraph();
    this.#endFigure([]);
    return this.#blocks;
  }

  #endFigure(caption: Figure["caption"]): void {
    if (this.#images.length === 0) return;
    this.#blocks.push({ type: "figure", images: this.#images, caption, range: this.#range });
    this.#images = [];
  }
}

function collapse(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
