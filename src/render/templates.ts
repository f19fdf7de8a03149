import Handlebars from "handlebars";

import { LecternError } from "../model/lectern-error.ts";
import type { Html } from "./view-models.ts";

/** One template's text and where it came from. */
export interface TemplateSource {
  /** Its path, for messages. */
  readonly path: string;
  readonly text: string;
}

/** By name: `deck`, `layouts/bullets`, `partials/slide`. */
export type TemplateSources = ReadonlyMap<string, TemplateSource>;

/** Renders templates by name. */
export interface Templates {
  /** Throws LecternError `bad-template` with the file and what Handlebars says. */
  render(name: string, view: object): Html;
}

/** Returns the templates, compiled when first used. Partials are known by their file names. */
export function createTemplates(sources: TemplateSources): Templates {
  const handlebars = Handlebars.create();
  for (const [name, { text }] of sources) {
    if (name.startsWith("partials/"))
      handlebars.registerPartial(name.slice("partials/".length), text);
  }
  const compiled = new Map<string, Handlebars.TemplateDelegate<object>>();
  return {
    render(name, view) {
      const source = sources.get(name);
      if (source === undefined) {
        throw new LecternError("bad-template", `There is no template "${name}.hbs".`);
      }
      try {
        const template =
          compiled.get(name) ??
          handlebars.compile(source.text, { strict: true, preventIndent: true });
        compiled.set(name, template);
        return template(view);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new LecternError("bad-template", `${source.path}: ${reason}`, {
          hint: `The template sees: ${Object.keys(view).join(", ")}.`,
          cause: error,
        });
      }
    },
  };
}
