import type { RawHtmlBlock } from "./raw-html.ts";
import type { Range } from "./source.ts";

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
