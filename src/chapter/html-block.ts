import { Parser } from "htmlparser2";

import type { Block, Code, Figure, Paragraph, Table } from "../model/chapter.ts";
import { trimInlines, type ImageInline, type Inline } from "../model/inline.ts";
import type { Range } from "../model/source.ts";
import { hiddenElements, phrasingElements } from "./html-elements.ts";
import { HtmlTable } from "./html-table.ts";
import { toImage, type Attributes } from "./raw-image.ts";
import { resolveSoftBreaks } from "./resolve-soft-breaks.ts";

/**
 * Returns a block of raw HTML as what it is: images become figures, with the `<figcaption>` as
 * their caption; `<pre>` becomes code, `<table>` a table; other text becomes paragraphs. Comments, scripts and styles
 * are left out.
 */
export function readHtmlBlock(html: string, range: Range): Block[] {
  const collector = new Collector(range);
  const hidden: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (hiddenElements.has(name)) hidden.push(name);
      else if (hidden.length === 0) collector.open(name, attributes);
    },
    ontext: (text) => {
      if (hidden.length === 0) collector.addText(text);
    },
    onclosetag: (name) => {
      if (hidden.at(-1) === name) hidden.pop();
      else if (hidden.length === 0) collector.close(name);
    },
  });
  parser.write(html);
  parser.end();
  return collector.toBlocks();
}

/** Gathers images, captions and text until it is clear which block they make. */
class Collector {
  readonly #range: Range;
  readonly #blocks: (Paragraph | Figure | Code | Table)[] = [];
  #images: ImageInline[] = [];
  /** A caption that stands before its image. */
  #caption: Inline[] = [];
  #texts: string[] = [];
  #isInCaption = false;
  #preDepth = 0;
  #table: HtmlTable | null = null;

  constructor(range: Range) {
    this.#range = range;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#table !== null) this.#takeInTable(this.#table, name, attributes);
    else if (name === "table" && this.#preDepth === 0 && !this.#isInCaption) this.#startTable();
    else if (name === "img") this.#addImage(attributes);
    else if (name === "figcaption") this.#startCaption();
    else if (name === "figure") this.#endFigure();
    else if (name === "pre") this.#startCode();
    else if (name === "br" && this.#preDepth > 0) this.#texts.push("\n");
    else if (!phrasingElements.has(name)) this.#endParagraph();
  }

  close(name: string): void {
    if (this.#table !== null) {
      if (this.#table.take({ name, isOpening: false })) this.#endTable();
      return;
    }
    if (name === "img") return;
    if (name === "figcaption") this.#endCaption();
    else if (name === "figure") this.#endFigure();
    else if (name === "pre") this.#endCode();
    else if (!phrasingElements.has(name)) this.#endParagraph();
  }

  addText(text: string): void {
    if (this.#table !== null) {
      this.#table.addText(text);
      return;
    }
    this.#texts.push(text);
  }

  toBlocks(): Block[] {
    if (this.#table !== null) this.#endTable();
    this.#endFigure();
    return this.#blocks;
  }

  #startTable(): void {
    this.#endFigure();
    this.#table = new HtmlTable();
  }

  #takeInTable(table: HtmlTable, name: string, attributes: Attributes): void {
    const image = name === "img" ? toImage(attributes) : null;
    if (image !== null) table.addImage(image);
    if (!phrasingElements.has(name)) table.addText(" ");
    table.take({ name, isOpening: true });
  }

  #endTable(): void {
    const block = this.#table?.toBlock(this.#range) ?? null;
    this.#table = null;
    if (block !== null) this.#blocks.push(block);
  }

  #addImage(attributes: Attributes): void {
    const image = toImage(attributes);
    if (image === null) return;
    if (this.#preDepth === 0) this.#endParagraph();
    this.#images.push(image);
  }

  #startCaption(): void {
    this.#endParagraph();
    if (this.#caption.length > 0) this.#flushFigure();
    this.#isInCaption = true;
  }

  #endCaption(): void {
    if (!this.#isInCaption) return;
    this.#isInCaption = false;
    this.#caption = this.#takeWords();
    if (this.#images.length > 0) this.#flushFigure();
  }

  #endFigure(): void {
    this.#endParagraph();
    if (!this.#isInCaption && this.#preDepth === 0) this.#flushFigure();
  }

  #endParagraph(): void {
    if (this.#preDepth > 0) return;
    if (this.#isInCaption) {
      this.#texts.push(" ");
      return;
    }
    const inlines = this.#takeWords();
    if (inlines.length === 0) return;
    this.#flushFigure();
    this.#blocks.push({ type: "paragraph", inlines, range: this.#range });
  }

  #startCode(): void {
    if (this.#isInCaption) return;
    if (this.#preDepth === 0) {
      this.#endParagraph();
      this.#flushFigure();
    }
    this.#preDepth += 1;
  }

  #endCode(): void {
    if (this.#preDepth === 0) return;
    this.#preDepth = 0;
    const value = this.#texts.join("").replace(/^\n/, "").trimEnd();
    this.#texts = [];
    if (value.trim() === "") return;
    const range = this.#range;
    const plain = { language: null, title: null, highlights: [] };
    this.#blocks.push({ type: "code", ...plain, value, range });
  }

  #flushFigure(): void {
    const images = this.#images;
    const caption = this.#caption;
    this.#images = [];
    this.#caption = [];
    const range = this.#range;
    if (images.length > 0) this.#blocks.push({ type: "figure", images, caption, range });
    else if (caption.length > 0) this.#blocks.push({ type: "paragraph", inlines: caption, range });
  }

  #takeWords(): Inline[] {
    const value = this.#texts.join("");
    this.#texts = [];
    return value.trim() === "" ? [] : trimInlines(resolveSoftBreaks([{ type: "text", value }]));
  }
}
