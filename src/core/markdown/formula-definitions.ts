import { walkTokens, type Token } from "marked";

/** In characters: no formula uses more definitions than this holds. */
const maxUsed = 5000;

/** What begins a definition; the optional star changes nothing here. */
const beginning =
  /\\(?:(?<command>(?:re)?newcommand|providecommand|DeclareMathOperator)(?<star>\*?)|(?<def>[gex]?def)|(?<let>(?:global)?let))(?![A-Za-z])\s*/y;

const commandName =
  /\{\s*(?<braced>\\(?:[A-Za-z]+|[^A-Za-z]))\s*\}|(?<bare>\\(?:[A-Za-z]+|[^A-Za-z\s]))/y;
const argumentCount = /\s*\[(?<count>[1-9])\]\s*/y;
const parameters = /[^{}\\]*/y;
const sameAs = /(?:\s*=)?\s*(?<other>\\(?:[A-Za-z]+|[^A-Za-z])|\S)/y;

interface Definition {
  readonly name: string;
  /** As `\def`, which also stands where the command has a meaning already. */
  readonly tex: string;
  readonly end: number;
}

/**
 * Lets the commands that an author defines in one formula (`\newcommand`, `\def` and the like) hold in
 * all that follow it, and takes out the formulas that only define. Changes the tokens, which marked has
 * just made: a formula that uses such commands has the property `definitions`.
 */
export function carryDefinitions(tokens: readonly Token[]): void {
  const known = new Map<string, string>();
  walkTokens([...tokens], (token) => {
    if (!isFormula(token)) return;
    const tex: string = token.text;
    const { definitions, isAll } = readDefinitions(tex);
    if (isAll && definitions.length > 0) {
      Object.assign(
        token,
        token.type === "inlineMath" ? { type: "text", text: "" } : { type: "def" },
      );
    } else {
      const own = new Set(definitions.map(({ name }) => name));
      const used = findUsed(tex, known, own);
      if (used !== "") Object.assign(token, { definitions: used });
    }
    for (const { name, tex: definition } of definitions) known.set(name, definition);
  });
}

/** Returns what `carryDefinitions` found for a formula. */
export function definitionsOf(token: Token): { readonly definitions?: string } {
  const { definitions } = token as { readonly definitions?: string };
  return definitions === undefined ? {} : { definitions };
}

/** Is a token a formula: between dollar signs, or in a fence of the language "math", as GitHub has it? */
export function isFormula(token: Token): token is Token & { readonly text: string } {
  const isFence = token.type === "code" && /^math\s*$/i.test(token["lang"] ?? "");
  return isFence || token.type === "inlineMath" || token.type === "blockMath";
}

/** Returns the definitions in a formula, in order, and whether it holds nothing else. */
function readDefinitions(tex: string): {
  readonly definitions: readonly Definition[];
  readonly isAll: boolean;
} {
  const definitions: Definition[] = [];
  let end = 0;
  let isAll = true;
  for (const { index } of tex.matchAll(
    /\\(?:[gex]?def|newcommand|renewcommand|providecommand|DeclareMathOperator|let|globallet)(?![A-Za-z])/g,
  )) {
    if (index < end) continue;
    const definition = readDefinition(tex, index);
    if (definition === null) continue;
    isAll &&= isBlank(tex.slice(end, index));
    definitions.push(definition);
    end = definition.end;
  }
  return { definitions, isAll: isAll && isBlank(tex.slice(end)) };
}

/** Comments and blank space, also what TeX has for it. */
function isBlank(tex: string): boolean {
  return (
    tex
      .replace(/(?<!\\)%[^\n]*/g, "")
      .replace(/\\(?:global|long)(?![A-Za-z])/g, "")
      .trim() === ""
  );
}

function readDefinition(tex: string, from: number): Definition | null {
  const reader = new Reader(tex, from);
  const begin = reader.take(beginning);
  const named = begin === null ? null : reader.take(commandName);
  const name = named?.["braced"] ?? named?.["bare"];
  if (begin === null || name === undefined) return null;
  if (begin["let"] !== undefined) {
    const other = reader.take(sameAs)?.["other"];
    return other === undefined ? null : { name, tex: `\\let${name}=${other} `, end: reader.at };
  }
  const isCommand = begin["command"] !== undefined;
  const count = isCommand ? Number(reader.take(argumentCount)?.["count"] ?? 0) : 0;
  const numbered = Array.from({ length: count }, (_, index) => `#${index + 1}`).join("");
  const given = isCommand ? numbered : reader.takeText(parameters);
  const body = reader.takeGroup();
  if (body === null) return null;
  const isOperator = begin["command"] === "DeclareMathOperator";
  const own = isOperator ? `{\\operatorname${begin["star"] ?? ""}${body}}` : body;
  return { name, tex: `\\def${name}${given}${own}`, end: reader.at };
}

/** Reads TeX from left to right. */
class Reader {
  readonly #tex: string;
  at: number;

  constructor(tex: string, at: number) {
    this.#tex = tex;
    this.at = at;
  }

  /** Returns the groups of what stands here, and steps over it; null where it does not. */
  take(expression: RegExp): Readonly<Record<string, string | undefined>> | null {
    expression.lastIndex = this.at;
    const match = expression.exec(this.#tex);
    if (match === null) return null;
    this.at = expression.lastIndex;
    return match.groups ?? {};
  }

  takeText(expression: RegExp): string {
    const from = this.at;
    this.take(expression);
    return this.#tex.slice(from, this.at);
  }

  /** Returns what stands in braces, with them; null where nothing does. */
  takeGroup(): string | null {
    const from =
      this.at + (/^\s*/.exec(this.#tex.slice(this.at, this.at + maxUsed))?.[0].length ?? 0);
    if (this.#tex[from] !== "{") return null;
    let depth = 0;
    for (let at = from; at < this.#tex.length; at += 1) {
      const mark = this.#tex[at];
      if (mark === "\\") at += 1;
      else if (mark === "{") depth += 1;
      else if (mark === "}") depth -= 1;
      if (depth > 0) continue;
      this.at = at + 1;
      return this.#tex.slice(from, this.at);
    }
    return null;
  }
}

/** Returns the definitions that a formula needs, those of the commands in them among them. */
function findUsed(
  tex: string,
  known: ReadonlyMap<string, string>,
  own: ReadonlySet<string>,
): string {
  if (known.size === 0) return "";
  const used = new Map<string, string>();
  const waiting = [tex];
  let length = 0;
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const [name] of text.matchAll(/\\(?:[A-Za-z]+|[^A-Za-z])/g)) {
      const definition = known.get(name);
      if (definition === undefined || own.has(name) || used.has(name)) continue;
      length += definition.length;
      if (length > maxUsed) return [...used.values()].join("");
      used.set(name, definition);
      waiting.push(definition);
    }
  }
  return [...used.values()].join("");
}
