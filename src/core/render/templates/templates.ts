import Handlebars from "handlebars/runtime.js";

import { type Diagnostic, formatDiagnostic } from "../../model/diagnostic.ts";
import { LecternError } from "../../model/lectern-error.ts";
import type { TemplateHost } from "./compile-template.ts";
import {
  type Templates,
  type TemplateSource,
  type TemplateSources,
  toMistake,
} from "./template-source.ts";
import type { HtmlTrust } from "../../settings/settings.ts";
import type { Html } from "../escape-html.ts";

/**
 * Returns the templates; those that are not compiled yet are compiled when first used, and the compiler
 * is loaded where there are such. Partials are known by their file names. Throws LecternError
 * `bad-template` with every mistake in them, its file, line and column, and what could stand there.
 * `trust` says whether the chapters' HTML runs.
 */
export async function createTemplates(
  sources: TemplateSources,
  trust: HtmlTrust = "safe",
): Promise<Templates> {
  const own = [...sources.values()].filter(({ isOurs }) => !isOurs);
  const guard = own.length === 0 ? null : await createGuard(own, trust);
  if (own.length > 0) {
    const { checkTemplates } = await import("./check-templates.ts");
    const mistakes = checkTemplates(sources);
    if (mistakes.length > 0) throw toError(mistakes);
  }
  const { host, templates } = await compileAll(sources);
  for (const [name, template] of templates) {
    if (name.startsWith("partials/")) {
      host.registerPartial(name.slice("partials/".length), template);
    }
  }
  return {
    render(name, view) {
      const template = templates.get(name);
      if (template === undefined) {
        throw new LecternError("bad-template", `There is no template "${name}.hbs".`);
      }
      const html = template(view);
      return guard === null || !isPage(name) ? html : guard(html, view);
    },
  };
}

/** Layouts and partials stand in folders of their own. */
function isPage(name: string): boolean {
  return !name.includes("/");
}

/**
 * Returns what makes a page of the user's templates one that takes our policy, and refuses what would
 * run in it or lead it away; where the chapters' HTML is trusted, that is theirs to say.
 */
async function createGuard(
  own: readonly TemplateSource[],
  trust: HtmlTrust,
): Promise<(html: Html, view: object) => Html> {
  const { checkPage, withHeadFirst } = await import("./check-page.ts");
  return (html, view) => {
    const script = "script" in view ? view.script : null;
    const mistakes = trust === "trusted" ? [] : checkPage(html, { own, script });
    if (mistakes.length > 0) throw toError(mistakes);
    return withHeadFirst(html);
  };
}

type TemplateDelegate = ReturnType<TemplateHost["compile"]>;

/** What Handlebars compiles, it compiles when it is first rendered. */
async function compileAll(sources: TemplateSources): Promise<{
  readonly host: TemplateHost;
  readonly templates: ReadonlyMap<string, TemplateDelegate>;
}> {
  const isAllCompiled = [...sources.values()].every(({ compiled }) => compiled !== null);
  const compiler = isAllCompiled ? null : await import("./compile-template.ts");
  const host = compiler?.createCompiler() ?? Handlebars.create();
  const templates = new Map<string, TemplateDelegate>();
  for (const [name, source] of sources) {
    const { text, compiled } = source;
    const template = compiled ? host.template(compiled) : compiler?.compileTemplate(host, text);
    if (template === undefined) continue;
    templates.set(name, (view, options) =>
      locateErrors(source, host, () => template(view, options)),
    );
  }
  return { host, templates };
}

function toError(mistakes: readonly Diagnostic[], cause?: unknown): LecternError {
  const message = mistakes.map(formatDiagnostic).join("\n");
  return new LecternError("bad-template", message, { diagnostics: mistakes, cause });
}

/** Handlebars says line and column of what goes wrong, not the file. */
function locateErrors(source: TemplateSource, host: TemplateHost, render: () => Html): Html {
  try {
    return render();
  } catch (error) {
    if (error instanceof LecternError) throw error;
    const isException = error instanceof host.Exception;
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
