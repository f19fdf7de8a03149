import type { ImageInline, Inline, LinkedImage, RawHtml } from "./inline.ts";
import type { LanguageTag } from "./language.ts";
import type { Range } from "./source.ts";

/** What the author wrote, in order: the title, what comes before the first section, the sections. */
export interface Chapter {
  readonly path: string;
  /** The file's or folder's name without extension. */
  readonly name: string;
  readonly language: LanguageTag;
  /** The first heading, if it is a `#`; null where the chapter has no such title. */
  readonly title: Heading | null;
  /** Blocks before the first section. */
  readonly intro: readonly Block[];
  /** Top-level sections, in order. */
  readonly sections: readonly Section[];
  /** In the order of their numbers. */
  readonly footnotes: readonly FootnoteDefinition[];
  /** The raw front matter, not validated; null where the chapter has none. */
  readonly frontMatter: FrontMatter | null;
  readonly range: Range;
}

/** Front matter as YAML gave it. */
export interface FrontMatter {
  readonly values: Readonly<Record<string, unknown>>;
  /** The 1-based line of each top-level key. */
  readonly lines: Readonly<Record<string, number>>;
}

/** A heading and all that stands under it. */
export interface Section {
  /** Unique in the chapter and stable: made from the heading's words. */
  readonly id: string;
  /** What links in the chapter call it, after GitHub: the heading's words in lower case with hyphens. */
  readonly slug: string;
  readonly heading: Heading;
  readonly blocks: readonly Block[];
  /** Sections under deeper headings, in order; a skipped depth makes no empty level. */
  readonly sections: readonly Section[];
  /** From the heading to the last line of the last subsection. */
  readonly range: Range;
}

export interface Heading {
  readonly type: "heading";
  /** 1–6. */
  readonly depth: number;
  /** The author's own, from `{#id}` after the words; null where there is none. */
  readonly id: string | null;
  readonly inlines: readonly Inline[];
  readonly range: Range;
}

/** One block of a section, after mdast's flow content. */
export type Block =
  | Heading
  | Paragraph
  | List
  | Code
  | Table
  | Quote
  | Figure
  | Callout
  | Formula
  | Diagram
  | Definitions
  | FootnoteDefinition
  | RawHtmlBlock
  | Instruction;

export interface Paragraph {
  readonly type: "paragraph";
  readonly inlines: readonly Inline[];
  readonly range: Range;
  /** Set on what is for the speaker alone (`<!-- slide: notes: … -->`): it stands in no handout. */
  readonly private?: true;
}

export interface List {
  readonly type: "list";
  readonly ordered: boolean;
  /** The first number of an ordered list; 1 for a bullet list. */
  readonly start: number;
  readonly items: readonly ListItem[];
  readonly range: Range;
}

export interface ListItem {
  /** A leading paragraph for a tight item too. Empty for an empty item. */
  readonly blocks: readonly Block[];
  /** A task's box; null for an item that is no task. */
  readonly checked: boolean | null;
  readonly range: Range;
}

export interface Code {
  readonly type: "code";
  /** The first word after the fence; null where there is none. */
  readonly language: string | null;
  /** What `title="…"` after the fence says; null where there is none. */
  readonly title: string | null;
  /** The lines to light up, 1-based and in order, from `{2,4-6}` after the fence. */
  readonly highlights: readonly number[];
  /** Without the final line end; never blank. */
  readonly value: string;
  readonly range: Range;
}

export type Alignment = "left" | "right" | "center" | null;

/** Cells in rows and columns. Every row has as many places as the head, a cell for each. */
export interface Table {
  readonly type: "table";
  /** One a column. */
  readonly alignments: readonly Alignment[];
  /** From `<caption>`; absent where there is none. */
  readonly caption?: readonly Inline[];
  /** The rows of the head above `head`; absent where the head is one row. */
  readonly upperHead?: readonly TableRow[];
  /** The heads of the columns; all empty where the table has none. */
  readonly head: TableRow;
  readonly rows: readonly TableRow[];
  readonly range: Range;
}

export type TableRow = readonly TableCell[];

/** A cell, or a place that another cell covers. */
export interface TableCell {
  /** Its words; empty where `blocks` has them, and in a place that is covered. */
  readonly inlines: readonly Inline[];
  /** What stands in a cell that holds more than one paragraph; absent for all others. */
  readonly blocks?: readonly Block[];
  /** Is it the head of its row, a `<th>` below the table's head? Absent where it is not. */
  readonly isHead?: true;
  /** How many columns and rows it takes up; absent for one of each. */
  readonly span?: CellSteps;
  /** How many columns to the left and rows above the cell stands that covers this place; absent where none does. */
  readonly covered?: CellSteps;
}

/** A number of columns and of rows. */
export interface CellSteps {
  readonly columns: number;
  readonly rows: number;
}

export interface Quote {
  readonly type: "quote";
  readonly blocks: readonly Block[];
  readonly range: Range;
}

/** One or more images, from a paragraph of images, from among its words, or from raw HTML. */
export interface Figure {
  readonly type: "figure";
  /** Each with the link that the author put around it. */
  readonly images: readonly (ImageInline | LinkedImage)[];
  /** From `<figcaption>` or the image's title; empty where there is none. */
  readonly caption: readonly Inline[];
  readonly range: Range;
}

/** The kinds of GitHub's alerts, and `details` for a `<details>` element. */
export type CalloutKind = "note" | "tip" | "important" | "warning" | "caution" | "details";

/** A passage set off from the text: `> [!NOTE]`, or a `<details>` element. */
export interface Callout {
  readonly type: "callout";
  readonly kind: CalloutKind;
  /** The author's own title, such as a `<summary>`; empty where there is none. */
  readonly title: readonly Inline[];
  readonly blocks: readonly Block[];
  readonly range: Range;
}

/** A formula that stands alone, `$$…$$`. */
export interface Formula {
  readonly type: "formula";
  /** TeX. */
  readonly value: string;
  /** TeX that defines the author's own commands in it; absent where it has none. */
  readonly definitions?: string;
  readonly range: Range;
}

/** A diagram in Mermaid's language. */
export interface Diagram {
  readonly type: "diagram";
  readonly value: string;
  readonly range: Range;
}

/** What a footnote says. */
export interface FootnoteDefinition {
  readonly type: "footnote-definition";
  readonly label: string;
  /** 1-based, in the order in which the chapter first refers to the footnotes. */
  readonly number: number;
  readonly blocks: readonly Block[];
  readonly range: Range;
}

/** A definition list: each term with what is said of it. */
export interface Definitions {
  readonly type: "definitions";
  readonly items: readonly {
    readonly term: readonly Inline[];
    readonly blocks: readonly Block[];
    readonly range: Range;
  }[];
  readonly range: Range;
}

/** Elements that stand alone and run as their author wrote them. */
export type RawHtmlBlock = RawHtml & { readonly range: Range };

/** What one word of a `<!-- slide: … -->` comment asks for. */
export type InstructionValue =
  | {
      readonly name: "skip";
      /** The last line of what it skips; null where nothing follows. */
      readonly through: number | null;
    }
  | { readonly name: "break" }
  /** A script or a style that the author wrote there: it goes with the slide, unseen. */
  | { readonly name: "html"; readonly html: RawHtmlBlock }
  | { readonly name: "prose"; readonly value: "notes" | "key" | "full" }
  | {
      readonly name: "layout" | "notes" | "class" | "background" | "unknown";
      readonly value: string;
    };

/** An instruction to the planner; it shows nothing of its own. */
export interface Instruction {
  readonly type: "instruction";
  readonly instruction: InstructionValue;
  readonly range: Range;
}

/** Calls `visit` for every block at every depth, in source order. */
export function walkBlocks(blocks: readonly Block[], visit: (block: Block) => void): void {
  for (const block of blocks) {
    visit(block);
    if ("blocks" in block) walkBlocks(block.blocks, visit);
    if (block.type === "list" || block.type === "definitions") {
      for (const item of block.items) walkBlocks(item.blocks, visit);
    } else if (block.type === "table") {
      for (const cell of cellsOf(block)) walkBlocks(cell.blocks ?? [], visit);
    }
  }
}

/** Returns the inline runs that a block itself holds, in order; those of blocks inside it are not among them. */
export function inlineRunsOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.type) {
    case "heading":
    case "paragraph":
      return [block.inlines];
    case "table":
      return [
        ...(block.caption === undefined ? [] : [block.caption]),
        ...cellsOf(block).map(({ inlines }) => inlines),
      ];
    case "figure":
      return [block.images, block.caption];
    case "callout":
      return [block.title];
    case "definitions":
      return block.items.map((item) => item.term);
    default:
      return [];
  }
}

/** Calls `visit` for every section at every depth, in source order. */
export function walkSections(sections: readonly Section[], visit: (each: Section) => void): void {
  for (const section of sections) {
    visit(section);
    walkSections(section.sections, visit);
  }
}

/** Returns all blocks of a chapter outside of one another, headings among them; those of the footnotes come last. */
export function blocksOfChapter({ title, intro, sections, footnotes }: Chapter): Block[] {
  const blocks = title === null ? [...intro] : [title, ...intro];
  walkSections(sections, (section) => blocks.push(section.heading, ...section.blocks));
  return [...blocks, ...footnotes.flatMap((footnote) => footnote.blocks)];
}

/** Returns all rows of a table's head, in order. */
export function headRowsOf(table: Pick<Table, "upperHead" | "head">): readonly TableRow[] {
  return [...(table.upperHead ?? []), table.head];
}

/** Returns the cells of a table, row by row; the places that others cover are among them, without words. */
export function cellsOf(table: Table): readonly TableCell[] {
  return [...headRowsOf(table), ...table.rows].flat();
}
