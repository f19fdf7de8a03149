import { sortDiagnostics, type Diagnostic } from "../../model/diagnostic.ts";
import { nearestName } from "../../settings/nearest-name.ts";
import { parseTemplate, type TemplateTree } from "./parse-template.ts";
import { TemplateChecker } from "./template-checker.ts";
import { toMistake } from "./template-mistake.ts";
import type { TemplateSource, TemplateSources } from "./templates.ts";
import { customShape, templateShapes } from "./view-shapes.ts";

/**
 * Returns the mistakes in templates: what cannot be read, and names of fields, partials and helpers
 * that there are none of, also in `{{#each}}` and `{{#if}}` and in the partials that are called.
 * A layout of another name than ours is one of the user's own. Other templates that nothing uses are
 * not looked at, but for a misspelt name.
 */
export function checkTemplates(sources: TemplateSources): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const report = (mistake: Diagnostic) =>
    void found.set(`${mistake.path}:${mistake.line}:${mistake.column}`, mistake);
  const read = createReader(report);
  for (const [name, source] of sources) {
    const mistake = findMisspelling(name, source);
    if (mistake !== null) report(mistake);
    const shape = templateShapes[name] ?? (name.startsWith("layouts/") ? customShape : null);
    if (shape === null || mistake !== null) continue;
    const tree = read(source);
    if (tree === null) continue;
    const scopes = [{ self: shape, given: new Map(), isInEach: false }];
    const checking = { sources, read, report, calls: new Set<string>() };
    new TemplateChecker(source, checking).check(tree, scopes, new Map());
  }
  return sortDiagnostics([...found.values()]);
}

/** Returns how to read a template, once; null for one that cannot be read, which is reported. */
function createReader(
  report: (mistake: Diagnostic) => void,
): (source: TemplateSource) => TemplateTree | null {
  const trees = new Map<TemplateSource, ReturnType<typeof parseTemplate>>();
  return (source) => {
    const parsed = trees.get(source) ?? parseTemplate(source);
    trees.set(source, parsed);
    if ("tree" in parsed) return parsed.tree;
    report(parsed.mistake);
    return null;
  };
}

/** A page or layout whose name is almost one of ours: it would change nothing, in silence. */
function findMisspelling(name: string, source: TemplateSource): Diagnostic | null {
  if (name.startsWith("partials/") || templateShapes[name] !== undefined) return null;
  const known = Object.keys(templateShapes).filter(
    (one) => one.includes("/") === name.includes("/"),
  );
  const nearest = nearestName(name, known);
  if (nearest === null) return null;
  return toMistake(
    source,
    { line: 1, column: 1 },
    {
      message: `Nothing uses a template "${name}".`,
      hint: `Did you mean "${nearest}"? There are: ${known.join(", ")}.`,
    },
  );
}
