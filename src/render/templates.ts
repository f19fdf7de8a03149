import Handlebars from "handlebars";

import { formatDiagnostic, type Diagnostic } from "../model/diagnostic.ts";
import { LecternError } from "../model/lectern-error.ts";
import { checkTemplates } from "./check-templates.ts";
import { toMistake } from "./parse-template.ts";
import type { Html } from "./view-models.ts";

/** One template's text and where it came from. */
export interface TemplateSource {
  /** Its path, for messages. */
  readonly path: string;
  readonly text: string;
  /** Is it one of lectern's own? Those are right, by our tests. */
  readonly isOurs: boolean;
}

/** By name: `deck`, `layouts/bullets`, `partials/slide`. */
export type TemplateSources = ReadonlyMap<string, TemplateSource>;

/** Renders templates by name. */
export interface Templates {
  /** Throws LecternError `bad-template` for what only this view shows to be wrong. */
  render(name: string, view: object): Html;
}

/**
 * Returns the templates, compiled when first used. Partials are known by their file names. Throws
 * LecternError `bad-template` with every mistake in them, its file, line and column, and what could
 * stand there.
 */
export function createTemplates(sources: TemplateSources): Templates {
  const areOurs = [...sources.values()].every(({ isOurs }) => isOurs);
  const mistakes = areOurs ? [] : checkTemplates(sources);
  if (mistakes.length > 0) throw toError(mistakes);
  const handlebars = Handlebars.create();
  const compile = (source: TemplateSource): Handlebars.TemplateDelegate => {
    const template = handlebars.compile(source.text, { strict: true, preventIndent: true });
    return (view, options) => locateErrors(source, () => template(view, options));
  };
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  for (const [name, source] of sources) {
    if (name.startsWith("partials/")) {
      handlebars.registerPartial(name.slice("partials/".length), compile(source));
    }
  }
  return {
    render(name, view) {
      const source = sources.get(name);
      if (source === undefined) {
        throw new LecternError("bad-template", `There is no template "${name}.hbs".`);
      }
      const template = compiled.get(name) ?? compile(source);
      compiled.set(name, template);
      return template(view);
    },
  };
}

function toError(mistakes: readonly Diagnostic[], cause?: unknown): LecternError {
  const message = mistakes.map(formatDiagnostic).join("\n");
  return new LecternError("bad-template", message, { diagnostics: mistakes, cause });
}

/** Handlebars says line and column of what goes wrong, not the file. */
function locateErrors(source: TemplateSource, render: () => Html): Html {
  try {
    return render();
  } catch (error) {
    if (error instanceof LecternError) throw error;
    const isException = error instanceof Handlebars.Exception;
    // In a template of ours anything else is a bug of ours.
    if (!isException && source.isOurs) throw error;
    const { lineNumber: line = 1, column = 0 } = isException ? error : {};
    const said = explain(error);
    const mistake = toMistake(
      source,
      { line, column: column + 1 },
      {
        message: `The template cannot show this slide: ${said}.`,
        hint: "What may be absent is shown inside {{#if name}}…{{/if}}.",
      },
    );
    throw toError([mistake], error);
  }
}

function explain(error: unknown): string {
  // Of the errors that JavaScript itself throws, this is the one that says the stack is full.
  if (error instanceof RangeError) return "it calls itself without an end";
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/ - \d+:\d+$/, "");
}
