import { join } from "node:path";

import { LecternError } from "../../../../src/core/model/lectern-error.ts";
import { createTemplates } from "../../../../src/core/render/templates/templates.ts";
import type { TemplateSources } from "../../../../src/core/render/templates/template-source.ts";
import { loadTemplates } from "../../../../src/app/theme/load-templates.ts";
import { createMarkers } from "../../../support/markers.ts";
import { templateSamples } from "../../../support/samples.ts";
import { templateTokens, unicodeTokens } from "../dictionary.ts";
import { mutate } from "../mutate.ts";
import type { Target } from "../target.ts";

/** The template that stands in the place of ours, in the input's first line; its text follows. */
const names = Object.keys(templateSamples);

const tokens = [...templateTokens, ...templateTokens, ...templateTokens, ...unicodeTokens];

const begun = [
  "{{#each list.items}}<li>{{{html}}}</li>{{/each}}",
  "{{> lead}}{{> list list}}",
  '{{#*inline "own"}}<b>{{leadHtml}}</b>{{/inline}}{{> own}}',
  "{{#with list}}{{#if ordered}}{{start}}{{else}}x{{/if}}{{/with}}",
  "{{#list}}{{#each items as |one index|}}{{index}}{{{one.html}}}{{/each}}{{/list}}",
  "<section>{{{bodyHtml}}}{{#each footnotes}}{{number}}{{/each}}</section>",
];

/** A user's template → mistakes with their places, or HTML. */
export const templates: Target = {
  name: "templates",
  share: 6,
  make({ random }) {
    const name = random.chance(0.5) ? "layouts/bullets" : random.pick(names);
    const text = mutate(random.pick(begun), random, { others: begun, tokens });
    return `${name}\n${text}`;
  },
  async open(root) {
    const ours = await loadTemplates([join(root, "templates")]);
    return async (input) => judge(input, ours);
  },
};

async function judge(input: string, ours: TemplateSources): Promise<string[]> {
  const [name = "", ...rest] = input.split("\n");
  const sample = templateSamples[name];
  if (sample === undefined) return [];
  const source = { path: "own.hbs", text: rest.join("\n"), isOurs: false, compiled: null };
  const lines = source.text.split(/\r\n?|\n/);
  try {
    const templates = await createTemplates(new Map([...ours, [name, source]]));
    templates.render(name, sample(createMarkers()));
    return [];
  } catch (error) {
    if (!(error instanceof LecternError)) throw error;
    const isTold = error.code === "bad-template" && error.diagnostics.length > 0;
    const astray = error.diagnostics.filter(({ path, line, column }) => {
      const isOurs = path !== source.path;
      return !isOurs && (line < 1 || line > lines.length || column < 1);
    });
    return [
      ...(isTold ? [] : [`untold: ${error.message}`]),
      ...astray.map(({ line, column }) => `place: ${line}:${column} of ${lines.length} lines`),
    ];
  }
}
