import { type CssStatement, type CssToken, parseCss, tokenizeCss } from "./css-statements.ts";

/** What is found out about a drawing while its styles are cleaned. */
export interface StyleNotes {
  /** What was in the styles and is not kept, as diagnostics name it. */
  readonly leftOut: Set<string>;
  /** The pictures and fonts that are in it, as `data:` addresses. */
  readonly inside: Set<string>;
  /** The font families that it brings along, in small letters. */
  readonly ownFamilies: Set<string>;
  /** Are words set in the code font? */
  hasCode: boolean;
  /** Are words set in bold type? */
  isBold: boolean;
  /** May letters be shown as capitals, or small ones? */
  changesCase: boolean;
  /** The parts of the drawing that a rule refers to, by the class, `#id` or element that it is for. */
  readonly references: Map<string, Set<readonly string[]>>;
}

/** Pictures of pixels that are in the file itself. */
const pictureData = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp)[;,]/i;
const fontData =
  /^data:(?:font\/|application\/(?:x-)?(?:font|vnd\.ms-fontobject|octet-stream))[^,]*,/i;

/** Does an address lead to a part of the drawing? */
export function isFragment(address: string): boolean {
  return address.startsWith("#");
}

/** Is an address a picture of pixels, as data? */
export function isPictureData(address: string): boolean {
  return pictureData.test(address);
}

/** The functions of CSS values; none of them loads. */
const functions: ReadonlySet<string> = new Set(
  (
    "rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark var calc min max clamp round mod rem abs " +
    "sign sin cos tan asin acos atan atan2 pow sqrt hypot log exp translate translatex translatey translatez " +
    "translate3d rotate rotatex rotatey rotatez rotate3d scale scalex scaley scalez scale3d skew skewx skewy matrix " +
    "matrix3d perspective cubic-bezier steps linear blur brightness contrast drop-shadow grayscale hue-rotate invert " +
    "opacity saturate sepia inset circle ellipse polygon path rect xywh linear-gradient radial-gradient " +
    "conic-gradient repeating-linear-gradient repeating-radial-gradient repeating-conic-gradient format tech"
  ).split(" "),
);

/** Returns a value without comments, or null for one with an address of others, or one that is not understood. */
export function cleanValue(value: string, notes: StyleNotes): string | null {
  return cleanTokens(tokenizeCss(value), notes);
}

function cleanTokens(tokens: readonly CssToken[], notes: StyleNotes): string | null {
  let css = "";
  let brackets = 0;
  let before = "";
  for (const { kind, text, value } of tokens) {
    if (kind === "url" && !isFragment(value) && !isPictureData(value)) {
      notes.leftOut.add("url()");
      return null;
    }
    if (kind === "function" && !functions.has(value)) {
      notes.leftOut.add(`${value}()`);
      return null;
    }
    if (kind === "mark" && /[{}@;\\"'<]/.test(text)) {
      if (text === "\\") notes.leftOut.add("\\");
      return null;
    }
    if (kind === "url" && isPictureData(value)) notes.inside.add(value);
    if (kind === "function" || text === "(") brackets += 1;
    if (text === ")") brackets -= 1;
    if (brackets < 0) return null;
    // Where a comment was there may be spaces on both sides.
    const space = before === "space" ? "" : " ";
    css += kind === "url" ? `url("${value}")` : kind === "space" ? space : text;
    before = kind;
  }
  return brackets === 0 ? css.trim() : null;
}

/** Returns a `style` attribute with the declarations that may stay. */
export function cleanDeclarations(css: string, notes: StyleNotes): string {
  return parseCss(css)
    .flatMap((each) => toDeclaration(each, notes) ?? [])
    .join(";");
}

/** Returns what an attribute or a declaration may say; null for nothing. Families become the deck's. */
export function cleanProperty(name: string, value: string, notes: StyleNotes): string | null {
  const clean = cleanValue(value, notes);
  if (clean === null) return null;
  const property = name.toLowerCase();
  if (/^font(?:-weight)?$/.test(property) && /\b(?:bold(?:er)?|[6-9]\d\d|1000)\b/i.test(clean)) {
    notes.isBold = true;
  }
  if (/capitalize|uppercase|lowercase|small-caps|all-|unicase/i.test(clean)) {
    notes.changesCase = true;
  }
  if (property === "font-family") return mapFamilies(clean, notes);
  return property === "font" ? mapFontShorthand(clean, notes) : clean;
}

function toDeclaration({ head, body }: CssStatement, notes: StyleNotes): string | null {
  const [name, value] = body === null ? splitDeclaration(head) : [null, []];
  if (name === null) return null;
  const raw = value.map(({ text }) => text).join("");
  const clean = cleanProperty(name, raw, notes);
  return clean === null || clean === "" ? null : `${name}:${clean}`;
}

function splitDeclaration(head: readonly CssToken[]): [string | null, readonly CssToken[]] {
  const colon = head.findIndex(({ text }) => text === ":");
  const [name, ...others] = head
    .slice(0, Math.max(0, colon))
    .filter(({ kind }) => kind !== "space");
  const isName = name?.kind === "word" && /^-{0,2}[a-z][\w-]*$/i.test(name.text);
  return isName && others.length === 0 ? [name.text, head.slice(colon + 1)] : [null, []];
}

/** Rules that hold others, whose conditions load nothing. */
const groupRules = ["@media", "@supports", "@layer", "@keyframes", "@-webkit-keyframes"];

/** Notes the families that a stylesheet brings along: they are needed before any value is cleaned. */
export function noteFamilies(sheet: readonly CssStatement[], notes: StyleNotes): void {
  for (const { head, body } of sheet) {
    if (nameOf(head) !== "@font-face" || body === null) continue;
    const face = toFontFace(body, notes);
    if (face !== null) notes.ownFamilies.add(face.family);
  }
}

/** Returns a stylesheet with the rules that may stay. */
export function cleanStylesheet(statements: readonly CssStatement[], notes: StyleNotes): string {
  return statements.map((each) => toRule(each, notes) ?? "").join("");
}

function toRule({ head, body }: CssStatement, notes: StyleNotes): string | null {
  const name = nameOf(head);
  if (name === "@font-face" && body !== null) return toFontFace(body, notes)?.css ?? null;
  if (name === "@import") notes.leftOut.add("url()");
  const isGroup = groupRules.includes(name);
  if (body === null || (name !== "" && !isGroup)) return null;
  const selector = toSelector(head, isGroup);
  if (selector === null) return null;
  if (isGroup) return `${selector}{${cleanStylesheet(body, notes)}}`;
  const declarations = body.flatMap((each) => toDeclaration(each, notes) ?? []).join(";");
  noteReferences(selector, declarations, notes);
  return declarations === "" ? null : `${selector}{${declarations}}`;
}

/** Returns the name of a rule that begins with `@`, empty for any other. */
function nameOf(head: readonly CssToken[]): string {
  const text = head.find(({ kind }) => kind !== "space")?.text ?? "";
  return text.startsWith("@") ? text.toLowerCase() : "";
}

function toSelector(head: readonly CssToken[], isGroup: boolean): string | null {
  const parts = isGroup ? head.slice(head.findIndex(({ text }) => text.startsWith("@")) + 1) : head;
  const isOdd = parts.some(
    ({ kind, text }) => kind === "url" || (kind === "mark" && /[{}@;\\"'<]/.test(text)),
  );
  return isOdd
    ? null
    : head
        .map(({ kind, text }) => (kind === "space" ? " " : text))
        .join("")
        .trim();
}

/** A selector is for elements that its last part names, by class, id or name. */
function noteReferences(selector: string, declarations: string, { references }: StyleNotes): void {
  const ids = [...declarations.matchAll(/url\("#(?<id>[^"]+)"\)/g)].map((found) => found[1] ?? "");
  if (ids.length === 0) return;
  for (const one of selector.split(",")) {
    const last =
      one
        .trim()
        .split(/[\s>+~]/)
        .at(-1) ?? "";
    const key = /[.#][\w\u0080-\uffff-]+/.exec(last)?.[0] ?? /^[\w-]+/.exec(last)?.[0] ?? "*";
    const known = references.get(key) ?? new Set();
    references.set(key, known.add(ids));
  }
}

/** Families of ours: they are added again to a file that has them already. */
const deckFamily = /^lectern /;

/** Returns a font that stands in the file as data; null for any other. */
function toFontFace(
  body: readonly CssStatement[],
  notes: StyleNotes,
): { readonly family: string; readonly css: string } | null {
  const addresses = body.flatMap(({ head }) => head.filter(({ kind }) => kind === "url"));
  const fonts = addresses.map(({ value }) => value).filter((address) => fontData.test(address));
  if (fonts.length < addresses.length || addresses.length === 0) notes.leftOut.add("url()");
  const declarations = body.flatMap(({ head }): [string, string][] => {
    const [name, value] = splitDeclaration(head);
    if (name === null || !/^(?:font-|unicode-range$|ascent-|descent-|size-adjust$)/i.test(name)) {
      return [];
    }
    const clean = cleanTokens(value, notes);
    return clean === null ? [] : [[name.toLowerCase(), clean]];
  });
  const named = declarations.find(([name]) => name === "font-family")?.[1] ?? "";
  const family = named.replace(/^(["'])(.*)\1$/, "$2").toLowerCase();
  if (fonts.length === 0 || family === "" || deckFamily.test(family)) return null;
  for (const font of fonts) notes.inside.add(font);
  const src = `src:${fonts.map((font) => `url("${font}")`).join(",")}`;
  const css = [...declarations.map(([name, value]) => `${name}:${value}`), src].join(";");
  return { family, css: `@font-face{${css}}` };
}

/** What the deck's fonts are called in a drawing. */
export const deckFamilies = { text: "Lectern Text", code: "Lectern Code" } as const;

/** What is known of a drawing's fonts. */
export interface FamilyNotes {
  /** The families that it brings along, in small letters. */
  readonly ownFamilies: ReadonlySet<string>;
  /** Becomes true for a family in which code is set. */
  hasCode: boolean;
}

const codeNames =
  /mono|courier|consolas|menlo|monaco|\bcode\b|typewriter|cascadia|hack|inconsolata|等幅/i;

/**
 * Returns a list of font families in which those that the drawing does not bring along are the deck's: its code
 * font for those in which code is set, its text font for all others.
 */
export function mapFamilies(list: string, notes: FamilyNotes): string {
  if (/^(?:inherit|unset)$/i.test(list.trim())) return list.trim().toLowerCase();
  const names = namesIn(list);
  const own = names.filter((name) => notes.ownFamilies.has(name.toLowerCase()));
  const isCode = names.some((name) => !own.includes(name) && codeNames.test(name));
  notes.hasCode ||= isCode;
  return [...own, isCode ? deckFamilies.code : deckFamilies.text]
    .map((name) => `"${name}"`)
    .join(",");
}

const size =
  /^(?:[\d.]+(?:e[+-]?\d+)?(?:[a-z]+|%)|(?:xx?-|xxx-)?(?:small|large)|medium|larger|smaller|0)$/i;

/** Returns the value of the property `font`, its families as `mapFamilies` has them; null for one without families. */
export function mapFontShorthand(value: string, notes: FamilyNotes): string | null {
  if (/^(?:inherit|unset)$/i.test(value)) return value.toLowerCase();
  const words = value
    .split("/")
    .map((part) => part.trim())
    .join("/")
    .split(/\s+/);
  const at = words.findIndex((word) => size.test(word.split("/")[0] ?? ""));
  if (at < 0 || at === words.length - 1) return null;
  const families = mapFamilies(words.slice(at + 1).join(" "), notes);
  return `${words.slice(0, at + 1).join(" ")} ${families}`;
}

function namesIn(list: string): string[] {
  const names = [""];
  for (const { kind, text, value } of tokenizeCss(list)) {
    if (text === ",") names.push("");
    else names[names.length - 1] += kind === "space" ? " " : kind === "string" ? value : text;
  }
  return names.map((name) => name.trim().replace(/["\\]/g, "")).filter((name) => name !== "");
}
