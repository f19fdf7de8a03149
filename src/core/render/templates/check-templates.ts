import Handlebars from "handlebars";

import { type Diagnostic, sortDiagnostics } from "../../model/diagnostic.ts";
import { hintAt, nearestName } from "../../settings/nearest-name.ts";
import { parseTemplate, type TemplateTree } from "./compile-template.ts";
import { type TemplateSource, type TemplateSources, toMistake } from "./template-source.ts";
import { shapeOf, templateShapes } from "./page-shapes.ts";
import { isList } from "./shape.ts";
import {
  describeScopes,
  type Meaning,
  namesIn,
  resolveName,
  type Scope,
  unknown,
} from "./template-scope.ts";

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
    const shape = shapeOf(name);
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

/** What the checks of a template and of the partials it calls share. */
interface Checking {
  readonly sources: TemplateSources;
  /** Returns null for what cannot be read, and reports it. */
  readonly read: (source: TemplateSource) => TemplateTree | null;
  readonly report: (mistake: Diagnostic) => void;
  /** Calls that were followed: a partial may call itself. */
  readonly calls: Set<string>;
}

/** Partials that a template writes itself, `{{#*inline "name"}}`: how to check each where it is called. */
type Inlines = ReadonlyMap<string, (scopes: readonly Scope[]) => void>;

type PartialCall = hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement;

/** Handlebars' own: we add none. */
const helpers = ["each", "if", "log", "lookup", "unless", "with"];

/** Walks through the tree of one file and knows at each place what there is to name. */
class TemplateChecker extends Handlebars.Visitor {
  readonly #source: TemplateSource;
  readonly #checking: Checking;
  #scopes: readonly Scope[] = [];
  #inlines: Inlines = new Map();

  constructor(source: TemplateSource, checking: Checking) {
    super();
    this.#source = source;
    this.#checking = checking;
  }

  /** Checks what stands in the innermost of the scopes. */
  check(tree: TemplateTree, scopes: readonly Scope[], inlines: Inlines): void {
    const outer = { scopes: this.#scopes, inlines: this.#inlines };
    this.#scopes = scopes;
    this.#inlines = this.#withOwn(inlines, tree);
    this.acceptArray(tree.body);
    this.#scopes = outer.scopes;
    this.#inlines = outer.inlines;
  }

  override MustacheStatement({ path, params, hash }: hbs.AST.MustacheStatement): void {
    if (!isPath(path)) return;
    if (params.length > 0 || hash !== undefined) {
      this.#checkHelper(path);
      this.acceptArray(params);
      if (hash !== undefined) this.accept(hash);
      return;
    }
    const meaning = this.#meaningOf(path);
    if (isList(meaning)) {
      const { original } = path;
      this.#report(
        path,
        `"${original}" is a list: {{#each ${original}}}…{{/each}} goes through it.`,
      );
    } else if (typeof meaning === "object") {
      const names = namesIn(meaning).map((name) => `${path.original}.${name}`);
      this.#report(path, `"${path.original}" is not one value: there are ${names.join(", ")}.`);
    }
  }

  override SubExpression({ path, params, hash }: hbs.AST.SubExpression): void {
    this.#checkHelper(path);
    this.acceptArray(params);
    if (hash !== undefined) this.accept(hash);
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    this.#meaningOf(path);
  }

  override BlockStatement(block: Partial<hbs.AST.BlockStatement>): void {
    const { path, params = [], program, inverse } = block;
    if (path === undefined) return;
    const isHelper = helpers.includes(path.original);
    const [param = isHelper ? undefined : path] = params;
    if (!isHelper && params.length > 0) this.#checkHelper(path);
    if (param === undefined) return this.#report(path, `{{#${path.original}}} says not of what.`);
    const meaning = this.#meaningOf(param);
    if (path.original === "each" && typeof meaning === "string") {
      this.#report(param, `{{#each}} goes through lists, and this is: ${meaning}.`);
    }
    const scopes = this.#scopesInside(path.original, meaning, program?.blockParams ?? []);
    if (program !== undefined) this.check(program, scopes, this.#inlines);
    if (inverse !== undefined) this.check(inverse, this.#scopes, this.#inlines);
  }

  /** An inline partial is checked where it is called. */
  override DecoratorBlock(block: hbs.AST.DecoratorBlock): void {
    const [name] = block.params;
    if (name !== undefined && isText(name) && name.value !== "" && isInlineMark(block)) return;
    this.#report(block, 'A partial of one\'s own is written {{#*inline "name"}}…{{/inline}}.');
  }

  override Decorator(mark: hbs.AST.Decorator): void {
    this.#report(mark, "A name after * stands for nothing.");
  }

  override PartialStatement(call: hbs.AST.PartialStatement): void {
    this.#checkPartial(call, this.#inlines);
  }

  override PartialBlockStatement(call: hbs.AST.PartialBlockStatement): void {
    const inlines = this.#withOwn(this.#inlines, call.program);
    this.check(call.program, this.#scopes, this.#inlines);
    // Where there is no such partial, what stands in the block is shown.
    const isKnown = isPath(call.name) && this.#isPartial(call.name.original, inlines);
    if (isKnown) this.#checkPartial(call, inlines);
  }

  #checkPartial({ name, params, hash }: PartialCall, inlines: Inlines): void {
    const [param] = params;
    const here = this.#scopes.at(-1);
    const self: Meaning = param === undefined ? (here?.self ?? unknown) : this.#meaningOf(param);
    const pairs = hash?.pairs ?? [];
    const given = new Map<string, Meaning>(
      pairs.map(({ key, value }) => [key, this.#meaningOf(value)]),
    );
    if (!isPath(name)) return this.accept(name);
    // `@partial-block` is checked where it is written.
    if (name.data) return;
    const inner: Scope = { self, given, isInEach: here?.isInEach ?? false };
    const scopes = [...this.#scopes.slice(0, param === undefined ? -1 : undefined), inner];
    const inline = inlines.get(name.original);
    const key = JSON.stringify([name.original, self, [...given]]);
    if (this.#checking.calls.has(key) && inline === undefined) return;
    this.#checking.calls.add(key);
    if (inline !== undefined) return inline(scopes);
    const source = this.#checking.sources.get(`partials/${name.original}`);
    if (source === undefined) return this.#reportPartial(name);
    const tree = this.#checking.read(source);
    if (tree !== null) new TemplateChecker(source, this.#checking).check(tree, scopes, inlines);
  }

  #isPartial(name: string, inlines: Inlines): boolean {
    return inlines.has(name) || this.#checking.sources.has(`partials/${name}`);
  }

  #withOwn(outer: Inlines, { body }: TemplateTree): Inlines {
    const own = body.filter(isInline).flatMap(({ params: [name], program }) => {
      const check = (scopes: readonly Scope[]) => this.check(program, scopes, outer);
      return name !== undefined && isText(name) ? [[name.value, check] as const] : [];
    });
    return new Map([...outer, ...own]);
  }

  /** `if`, `unless` and a block named after a truth stay where they are. */
  #scopesInside(
    name: string,
    meaning: Meaning,
    [first, second]: readonly string[],
  ): readonly Scope[] {
    if (name === "if" || name === "unless") return this.#scopes;
    const isGoneThrough = name === "each" || isList(meaning);
    if (meaning === "true or false") return this.#scopes;
    const self = isGoneThrough ? elementOf(meaning) : meaning;
    const given = new Map<string, Meaning>();
    if (first !== undefined) given.set(first, self);
    if (second !== undefined) given.set(second, "number");
    return [...this.#scopes, { self, given, isInEach: isGoneThrough }];
  }

  /** Returns what an expression means; reports a name that there is not. */
  #meaningOf(expression: hbs.AST.Expression): Meaning {
    if (!isPath(expression)) {
      this.accept(expression);
      return expression.type === "SubExpression" ? unknown : "text";
    }
    const resolved = resolveName(expression, this.#scopes);
    if ("meaning" in resolved) return resolved.meaning;
    const hint = hintAt(resolved.missing, resolved.known, describeScopes(this.#scopes));
    this.#report(expression, `There is no "${expression.original}".`, hint);
    return unknown;
  }

  #checkHelper(path: hbs.AST.PathExpression): void {
    const { original } = path;
    if (helpers.includes(original)) return;
    const hint = hintAt(original, helpers, `The helpers are: ${helpers.join(", ")}.`);
    this.#report(path, `There is no helper "${original}".`, hint);
  }

  #reportPartial(name: hbs.AST.PathExpression): void {
    const known = [...this.#checking.sources.keys()]
      .filter((one) => one.startsWith("partials/"))
      .map((one) => one.slice("partials/".length));
    const hint = hintAt(name.original, known, `The partials are: ${known.join(", ")}.`);
    this.#report(name, `There is no partial "${name.original}".`, hint);
  }

  #report({ loc }: hbs.AST.Node, message: string, hint?: string): void {
    const place = { line: loc.start.line, column: loc.start.column + 1 };
    const shown = { message, hint: hint ?? describeScopes(this.#scopes) };
    this.#checking.report(toMistake(this.#source, place, shown));
  }
}

/** What `{{#each}}` goes through: a list's elements, or the values under names. */
function elementOf(meaning: Meaning): Meaning {
  if (isList(meaning)) return meaning[0];
  if (typeof meaning !== "object") return unknown;
  return Object.values(meaning).every((value) => typeof value === "string") ? "text" : unknown;
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === "PathExpression";
}

function isText(node: hbs.AST.Node): node is hbs.AST.StringLiteral {
  return node.type === "StringLiteral";
}

function isInlineMark({ path }: hbs.AST.DecoratorBlock): boolean {
  return isPath(path) && path.original === "inline";
}

function isInline(node: hbs.AST.Node): node is hbs.AST.DecoratorBlock {
  return node.type === "DecoratorBlock";
}
