import { isFields, isList } from "./template-scope.ts";
import type { Shape } from "./shape.ts";
import { partialShapes, templateShapes } from "./view-shapes.ts";

/**
 * Returns a comment for the head of a template of ours, by its name: all that it may name and what
 * each holds, and the partials. It shows nothing on the page. Its characters are ASCII alone, so that
 * the deck's fonts stay as they are.
 */
export function describeTemplate(name: string): string {
  const shape = templateShapes[name] ?? partialShapes[name];
  const partials = Object.keys(partialShapes).map((one) => `{{> ${one.replace("partials/", "")}}}`);
  const lines = [
    `{{!-- lectern's ${name}.hbs. This comment shows nothing; remove it if you like.`,
    "What it sees, each as it is written. {{{html}}} is ready, {{text}} is escaped; what may be null",
    "is shown inside {{#if name}}...{{/if}}.",
    "",
    ...(shape === undefined ? [] : describeShape(shape, [])),
    "",
    `Partials: ${partials.join(" ")}`,
    "--}}",
  ];
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

/** One line for each value, named from where the list begins that it stands in. */
function describeShape(shape: Shape, path: readonly string[]): string[] {
  const name = path.length === 0 ? "this" : path.join(".");
  if (isList(shape)) {
    const inner = describeShape(shape[0], []).map((line) => `  ${line}`);
    return [`  {{#each ${name}}}`, ...inner, "  {{/each}}"];
  }
  if (isFields(shape)) {
    return Object.entries(shape).flatMap(([key, inner]) => describeShape(inner, [...path, key]));
  }
  return [`  ${toTag(name, shape).padEnd(30)} ${shape}`];
}

function toTag(name: string, leaf: string): string {
  if (leaf === "true or false") return `{{#if ${name}}}`;
  return leaf.startsWith("html") ? `{{{${name}}}}` : `{{${name}}}`;
}
