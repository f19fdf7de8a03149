import type { Deck, Slide } from "../../src/core/model/deck.ts";
import type { Invariant } from "./violations.ts";
import { piecesOf } from "./words.ts";

/** A deck with one thing wrong in it. */
export interface Fault {
  readonly name: string;
  /** One of these must be broken. */
  readonly invariants: readonly Invariant[];
  readonly deck: Deck;
}

type Path = readonly (string | number)[];
type Mutable = Record<string | number, unknown>;

const extra = "余計な語";

/** What may be null where its type has it. */
const nullable = new Set(
  "lead term kicker subtitle author affiliation date logo title section".split(" "),
);

/** Strings that are seen as words: to blank one loses it, to lengthen it invents. */
const wordKeys = new Set("value src alt kicker subtitle author affiliation date logo".split(" "));

/** Returns every deck that has one fault on the slide: all of its JSON is walked. */
export function faultsOf(deck: Deck, at: number): Fault[] {
  const slide = deck.slides[at];
  if (slide === undefined) return [];
  const parts: readonly (keyof Slide)[] = ["headingInlines", "content", "noteBlocks", "footnotes"];
  const whole = (name: string, change: Partial<Slide>, ...invariants: Invariant[]): Fault => ({
    name,
    invariants,
    deck: { ...deck, slides: deck.slides.with(at, { ...slide, ...change } as Slide) },
  });
  const { range, notes, heading } = slide;
  const { startLine, endLine } = range;
  const [firstNote = "", ...otherNotes] = notes.split("\n\n");
  const blank = JSON.parse(
    JSON.stringify(slide.content, (key, value) =>
      typeof value === "string" && key !== "type" ? "" : value,
    ),
  );
  return [
    ...parts.flatMap((part) => faultsAt(deck, ["slides", at, part])),
    whole("all words gone", { content: blank }, "empty"),
    whole(
      "lines moved down",
      { range: { ...range, startLine: startLine + 1, endLine: endLine + 1 } },
      "range",
    ),
    whole(
      "lines moved up",
      { range: { ...range, startLine: startLine - 1, endLine: endLine - 1 } },
      "range",
    ),
    whole("lines of nowhere", { range: { ...range, startLine: 900, endLine: 901 } }, "range"),
    whole("lines of another file", { range: { ...range, path: "other.md" } }, "range"),
    whole("heading gone", { heading: "" }, "lost"),
    whole("another id", { id: `${deck.slides[at === 0 ? 1 : 0]?.id}` }, "same", "lost", "order"),
    whole("plain notes longer", { notes: notes + extra }, "invented"),
    ...(firstNote === ""
      ? []
      : [whole("plain note gone", { notes: otherNotes.join("\n\n") }, "lost")]),
    ...(heading === "" ? [] : [whole("another section", { section: "elsewhere" }, "lost")]),
    {
      name: "slide gone",
      invariants: ["lost"],
      deck: { ...deck, slides: deck.slides.toSpliced(at, 1) },
    },
    {
      name: "slide twice",
      invariants: ["same"],
      deck: { ...deck, slides: deck.slides.toSpliced(at, 0, slide) },
    },
    ...swapped(deck, ["slides"], [at, at + 1]),
  ];
}

/** Walks the JSON below a path and breaks each part of it in each way that it can be broken. */
function faultsAt(deck: Deck, path: Path): Fault[] {
  const value = path.reduce<unknown>((inner, key) => (inner as Mutable)[key], deck);
  const key = path.at(-1) ?? "";
  const name = path.slice(2).join(".");
  const put = (what: string, changed: unknown, ...invariants: Invariant[]): Fault => ({
    name: `${name} ${what}`,
    invariants,
    deck: replaceAt(deck, path, changed) as Deck,
  });
  const none =
    nullable.has(String(key)) && piecesOf([value]).length > 0 ? [put("null", null, "lost")] : [];
  if (typeof value === "string") {
    if (key === "type" || key === "path") return [];
    const isWord = wordKeys.has(String(key));
    const any: Invariant[] = ["lost", "invented", "order"];
    return [
      ...none,
      ...(value.trim() === "" ? [] : [put("blank", "", ...(isWord ? (["lost"] as const) : any))]),
      put("longer", value + extra, ...(isWord ? (["invented"] as const) : any)),
    ];
  }
  if (typeof value === "number") return [put("other", value + 1, "lost", "invented", "range")];
  if (typeof value === "boolean") return [put("other", !value, "lost")];
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.keys(value).flatMap((one) =>
    faultsAt(deck, [...path, Array.isArray(value) ? Number(one) : one]),
  );
  if (!Array.isArray(value)) return [...none, ...inner];
  const list: readonly unknown[] = value;
  return [
    ...none,
    ...inner,
    ...list.flatMap((item, index) => {
      const gone = put(`${index} gone`, list.toSpliced(index, 1), "lost", "range");
      if (key === "alignments" || piecesOf(item).length === 0) return [gone];
      const twice = put(`${index} twice`, list.toSpliced(index, 0, item), "invented");
      return [gone, twice, ...swapped(deck, path, [index, index + 1])];
    }),
  ];
}

function swapped(deck: Deck, path: Path, [a, b]: readonly [number, number]): Fault[] {
  const list = path.reduce<unknown>((inner, key) => (inner as Mutable)[key], deck) as unknown[];
  const isSame = JSON.stringify(list[a]) === JSON.stringify(list[b]);
  if (b >= list.length || isSame || piecesOf(list[b]).length === 0) return [];
  const changed = list.with(a, list[b]).with(b, list[a]);
  return [
    {
      name: `${path.slice(2).join(".")} ${a} and ${b} swapped`,
      invariants: path.length === 1 ? ["order", "lost"] : ["order"],
      deck: replaceAt(deck, path, changed) as Deck,
    },
  ];
}

function replaceAt(value: unknown, [key, ...rest]: Path, changed: unknown): unknown {
  if (key === undefined) return changed;
  const inner = replaceAt((value as Mutable)[key], rest, changed);
  if (Array.isArray(value)) return value.with(Number(key), inner);
  return { ...(value as object), [key]: inner };
}
