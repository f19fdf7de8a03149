import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Html } from "../escape-html.ts";

/** One template's text and where it came from. */
export interface TemplateSource {
  /** Its path, for messages. */
  readonly path: string;
  readonly text: string;
  /** Is it one of lectern's own? Those are right, by our tests. */
  readonly isOurs: boolean;
  /** What the text was compiled to beforehand, as ours are; null where it is compiled when it is used. */
  readonly compiled: CompiledTemplate | null;
}

/** A template as Handlebars compiles it; its runtime alone knows what is in it. */
export type CompiledTemplate = object;

/** By name: `deck`, `layouts/bullets`, `partials/slide`. */
export type TemplateSources = ReadonlyMap<string, TemplateSource>;

/** Renders templates by name. */
export interface Templates {
  /** Throws LecternError `bad-template` for what only this view shows to be wrong. */
  render(name: string, view: object): Html;
}

/** A position in a template, line and column 1-based. */
export interface TemplatePosition {
  readonly line: number;
  readonly column: number;
}

/** Returns the position of an offset in a template's text. */
export function positionAt(text: string, offset: number): TemplatePosition {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** Returns the diagnostic of a mistake in a template. */
export function toMistake(
  { path }: TemplateSource,
  { line, column }: TemplatePosition,
  { message, hint }: Pick<Diagnostic, "message" | "hint">,
): Diagnostic {
  return { path, line, column, severity: "error", code: "bad-template", message, hint };
}
