import { isFields, isList, type Shape } from "./shape.ts";

/** What only the rendering knows: what a helper returns. */
export const unknown = Symbol("unknown");

/** What a name stands for in a template. */
export type Meaning = Shape | typeof unknown;

/** A place in a template: what `this` is there, and the names that `as |…|` or a call gave. */
export interface Scope {
  readonly self: Meaning;
  readonly given: ReadonlyMap<string, Meaning>;
  /** Is it inside `{{#each}}`, where there is `@index`? */
  readonly isInEach: boolean;
}

/** A name as it is written: `../list.items` is one step out, then `list` and `items`. */
export interface WrittenName {
  /** Does it begin with `@`? */
  readonly data: boolean;
  readonly depth: number;
  readonly parts: readonly string[];
  readonly original: string;
}

/** What a name means, or the part of it that leads nowhere and the names that would lead on. */
export type Resolved =
  { readonly meaning: Meaning } | { readonly missing: string; readonly known: readonly string[] };

/** Returns what a name means in the last, innermost, of the scopes. */
export function resolveName(name: WrittenName, scopes: readonly Scope[]): Resolved {
  if (name.data) return resolveData(name, scopes);
  const { depth, parts, original } = name;
  const scope = scopes.at(-1 - depth);
  if (scope === undefined) return { missing: original, known: [] };
  const [first = "", ...rest] = parts;
  const isOfThis = /^(?:\.|this\b)/.test(original);
  const holder = isOfThis ? scope : scopes.findLast(({ given }) => given.has(first));
  const start = holder?.given.get(first);
  return start === undefined ? follow(scope.self, parts) : follow(start, rest);
}

const dataNames = ["@root"];
const dataNamesInEach = ["@root", "@index", "@key", "@first", "@last"];

function resolveData({ parts }: WrittenName, scopes: readonly Scope[]): Resolved {
  const [first = "", ...rest] = parts;
  if (first === "root") return follow(scopes[0]?.self ?? unknown, rest);
  const known = scopes.some(({ isInEach }) => isInEach) ? dataNamesInEach : dataNames;
  return known.includes(`@${first}`) ? { meaning: "number" } : { missing: `@${first}`, known };
}

function follow(start: Meaning, parts: readonly string[]): Resolved {
  let meaning = start;
  for (const part of parts) {
    const next = meaning === unknown ? unknown : stepInto(meaning, part);
    if (next === null) return { missing: part, known: namesIn(meaning) };
    meaning = next;
  }
  return { meaning };
}

function stepInto(shape: Shape, part: string): Shape | null {
  if (isFields(shape)) return Object.hasOwn(shape, part) ? (shape[part] ?? null) : null;
  if (part === "length") return "number";
  return isList(shape) && /^\d+$/.test(part) ? shape[0] : null;
}

/** Returns the names that lead on from what a name means. */
export function namesIn(meaning: Meaning): readonly string[] {
  return isFields(meaning) ? Object.keys(meaning) : [];
}

/** Returns, in words, what can be named in the innermost of the scopes. */
export function describeScopes(scopes: readonly Scope[]): string {
  const [here, ...around] = scopes.toReversed();
  const given = scopes.flatMap((scope) => [...scope.given.keys()]);
  const own = [...(here === undefined ? [] : namesIn(here.self)), ...given];
  const outer = around.flatMap(({ self }, index) =>
    namesIn(self).map((name) => `${"../".repeat(index + 1)}${name}`),
  );
  const more = outer.length > 0 ? `; around it: ${outer.join(", ")}` : "";
  return `What there is here: ${own.length > 0 ? own.join(", ") : "this"}${more}.`;
}
