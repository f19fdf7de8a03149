import Handlebars from "handlebars";

import type { Diagnostic } from "../../model/diagnostic.ts";
import {
  positionAt,
  type TemplatePosition,
  type TemplateSource,
  toMistake,
} from "./template-source.ts";

/** What is absent is an error; a partial's lines stand as they are written. */
const options = { strict: true, preventIndent: true };

/** Handlebars with templates' partials, with its compiler or without. */
export type TemplateHost = ReturnType<typeof Handlebars.create>;

/** Returns Handlebars with its compiler. */
export function createCompiler(): TemplateHost {
  return Handlebars.create();
}

/** Returns a template; the host, which has a compiler, compiles it when it is first rendered. */
export function compileTemplate(host: TemplateHost, text: string): Handlebars.TemplateDelegate {
  return host.compile(text, options);
}

/** Returns a template as JavaScript: an expression for `CompiledTemplate`. Throws for what is no template. */
export function precompileTemplate(text: string): string {
  return String(Handlebars.precompile(text, options));
}

/** A template as Handlebars reads it. */
export type TemplateTree = hbs.AST.Program;

/** Returns a template's tree, or the mistake for which it has none. */
export function parseTemplate(
  source: TemplateSource,
): { readonly tree: TemplateTree } | { readonly mistake: Diagnostic } {
  try {
    return { tree: Handlebars.parse(source.text) };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { mistake: toSyntaxMistake(source, said) };
  }
}

const tagsHint =
  "Tags are written {{name}}, {{{nameHtml}}}, {{#if name}}…{{else}}…{{/if}}, {{#each names}}…{{/each}}, {{> partial}}.";

/** Blocks that do not close are found in the text: the parser says only where it stopped. */
function toSyntaxMistake(source: TemplateSource, said: string): Diagnostic {
  const unpaired = findUnpaired(source.text);
  if (unpaired !== null) {
    const { offset, message } = unpaired;
    return toMistake(source, positionAt(source.text, offset), { message, hint: tagsHint });
  }
  const { place, words } = readComplaint(source.text, said);
  return toMistake(source, place, { message: `"${words}" cannot stand here.`, hint: tagsHint });
}

/** Comments, opening tags, and closing tags, with the block's name. */
const blockTags =
  /\{\{~?!--[^]*?--~?\}\}|\{\{~?!.*?\}\}|\{\{~?(#[>*]?|\^(?!~?\}\}))\s*([^\s}]+)[^}]*\}\}|\{\{~?\/\s*([^\s}~]+)/g;

function findUnpaired(text: string): { readonly offset: number; readonly message: string } | null {
  const open: { readonly name: string; readonly offset: number }[] = [];
  for (const { index, 1: opening, 2: opened = "", 3: closed } of text.matchAll(blockTags)) {
    if (opening !== undefined) open.push({ name: opened.replace(/~$/, ""), offset: index });
    if (closed === undefined) continue;
    const last = open.pop();
    if (last === undefined) {
      return { offset: index, message: `{{/${closed}}} closes a block that is not open.` };
    }
    if (last.name !== closed) {
      const { line } = positionAt(text, last.offset);
      const message = `{{/${closed}}} stands where {{/${last.name}}} must close the block of line ${line}.`;
      return { offset: index, message };
    }
  }
  const tag = text.lastIndexOf("{{");
  if (tag > text.lastIndexOf("}}")) {
    return { offset: tag, message: "This tag is not closed by }}." };
  }
  const last = open.at(-1);
  if (last === undefined) return null;
  return { offset: last.offset, message: `{{#${last.name}}} is not closed by {{/${last.name}}}.` };
}

/** The parser's own words: the line, and 20 characters before and after the place, without line ends. */
const complaint = /on line (\d+)[^\n]*\n([^\n]*)\n(-*)\^/;

function readComplaint(
  text: string,
  said: string,
): { readonly place: TemplatePosition; readonly words: string } {
  const [, line = "1", around = "", dashes = ""] = complaint.exec(said) ?? [];
  const before = around.slice(0, dashes.length).replace(/^\.\.\./, "");
  const words = around.slice(dashes.length).replace(/\.\.\.$/, "");
  const joined = text.replaceAll("\n", "");
  const places: TemplatePosition[] = [];
  const wanted = before + words;
  // Nothing is found everywhere, and at the end again and again.
  let at = wanted === "" ? -1 : joined.indexOf(wanted);
  while (at >= 0) {
    places.push(positionAt(text, withLineEnds(text, at + before.length)));
    at = joined.indexOf(wanted, at + 1);
  }
  const place = places.find((one) => one.line === Number(line)) ?? places[0];
  return { place: place ?? { line: Number(line), column: 1 }, words };
}

/** Returns where the character stands in the text that is at an offset without its line ends. */
function withLineEnds(text: string, offset: number): number {
  let left = offset;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === "\n") continue;
    if (left === 0) return index;
    left -= 1;
  }
  return text.length;
}
