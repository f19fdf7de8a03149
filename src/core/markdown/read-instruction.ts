import type { Token } from "marked";

import type { Instruction, InstructionValue } from "../model/instruction.ts";
import type { Range } from "../model/source.ts";

/** A comment that speaks to the planner: `<!-- slide: … -->`. */
const comment = /^<!--\s*slide:\s*(?<words>[\s\S]*?)\s*-->/;

/** A word, `key=value`, or `key="value with spaces"`. */
const word = /(?<name>[a-z]+)(?:=(?:"(?<quoted>[^"]*)"|(?<value>\S+)))?|\S+/g;

/** Classes and colours go into attributes: nothing else than their own characters. */
const safeClass = /^[\w-]+(?: [\w-]+)*$/;
const safeColour =
  /^(?:#[\da-f]{3,8}|[a-z]+|(?:rgb|hsl|oklch|oklab|lab|lch)a?\([\d\s.,%/deg-]+\))$/i;

/**
 * Returns the instructions in a raw comment; none where it does not speak to the planner. `notes:`
 * takes the rest of the comment; the other words may stand in one.
 */
export function readInstructions(html: string): InstructionValue[] {
  return readWords(comment.exec(html)?.groups?.["words"] ?? "");
}

/** Returns the instructions in comments that stand among the words of a heading or a paragraph. */
export function instructionsAmong(tokens: readonly Token[], range: Range): Instruction[] {
  const found: Instruction[] = [];
  for (const token of tokens) {
    if (token.type !== "html") continue;
    for (const instruction of readInstructions(token.raw)) {
      found.push({ type: "instruction", instruction, range });
    }
  }
  return found;
}

function readWords(words: string): InstructionValue[] {
  const notes = /^notes:\s*(?<text>[\s\S]+)$/.exec(words)?.groups?.["text"];
  if (notes !== undefined) return [{ name: "notes", value: notes }];
  return [...words.matchAll(word)].map(({ 0: text, groups }) =>
    toInstruction(text, groups?.["name"] ?? "", groups?.["quoted"] ?? groups?.["value"] ?? ""),
  );
}

function toInstruction(text: string, name: string, value: string): InstructionValue {
  if (text === "skip") return { name: text, through: null };
  if (text === "break") return { name: text };
  if (name === "layout" && safeClass.test(value)) return { name, value };
  if (name === "class" && safeClass.test(value)) return { name, value };
  if (name === "background" && safeColour.test(value)) return { name, value };
  if (name === "prose" && (value === "notes" || value === "key" || value === "full")) {
    return { name, value };
  }
  return { name: "unknown", value: text };
}
