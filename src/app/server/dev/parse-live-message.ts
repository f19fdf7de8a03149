import type {
  DiagramFault,
  FitResult,
  FittedPart,
  FittedSlide,
  FlowWindow,
} from "../../../core/model/fit.ts";
import type { LiveEvents } from "../../../core/protocol/live.ts";
import { parseJson } from "../../files/parse-json.ts";

/** What a page may send over its connection. */
export type LiveMessage = {
  [Name in Sent]: { readonly name: Name; readonly data: LiveEvents[Name] };
}[Sent];

type Sent = "lectern:hello" | "lectern:fitted";

/** What a page asks the editor to open: a place, or what was clicked among some lines of a chapter. */
export type OpenWish = { readonly token: string } & (
  { readonly place: string } | { readonly source: string; readonly words: string }
);

/** Reads what a page asks of the editor; null for anything else. */
export function parseOpenWish(json: string): OpenWish | null {
  const wish = parseJson(json);
  if (!isObject(wish)) return null;
  const { token, place, source, words } = wish;
  if (!isText(token)) return null;
  if (isText(place)) return { token, place };
  return isText(source) && isText(words) ? { token, source, words } : null;
}

/** Reads the text of a message; null for one that none of our pages sends. */
export function parseLiveMessage(json: string): LiveMessage | null {
  const message = parseJson(json);
  if (!isObject(message) || message["type"] !== "custom") return null;
  const { event: name, data } = message;
  if (name === "lectern:hello" && isHello(data)) return { name, data };
  return name === "lectern:fitted" && isFitted(data) ? { name, data } : null;
}

/** Is this what a page says when it opens? */
export function isHello(value: unknown): value is LiveEvents["lectern:hello"] {
  return isObject(value) && isText(value["deck"]) && isCount(value["version"]);
}

/** Is this how a page says that its slides stand? */
export function isFitted(value: unknown): value is LiveEvents["lectern:fitted"] {
  return isHello(value) && isFitResult(value);
}

function isFitResult(value: unknown): value is FitResult {
  return (
    isObject(value) &&
    isListOf(value["slides"], isFittedSlide) &&
    isListOf(value["faults"], isFault)
  );
}

function isFault(value: unknown): value is DiagramFault {
  if (!isObject(value) || !isCount(value["line"])) return false;
  const { kind, message, address } = value;
  return kind === "syntax" ? isText(message) : kind === "address" && isText(address);
}

function isFittedSlide(value: unknown): value is FittedSlide {
  if (!isObject(value)) return false;
  const { source, id, part, measures } = value;
  return isCount(source) && isText(id) && isNullOr(part, isPart) && isMeasures(measures);
}

function isPart(value: unknown): value is FittedPart {
  if (!isObject(value)) return false;
  const { index, count, windows, columns, footnotes } = value;
  return (
    isCount(index) &&
    isCount(count) &&
    isListOf(windows, isWindow) &&
    isNullOr(columns, isRange) &&
    isNullOr(footnotes, isCounts)
  );
}

function isWindow(value: unknown): value is FlowWindow {
  return (
    isObject(value) &&
    isText(value["flow"]) &&
    isCounts(value["from"]) &&
    isNullOr(value["to"], isCounts)
  );
}

function isRange(value: unknown): boolean {
  return isObject(value) && isCount(value["start"]) && isCount(value["end"]);
}

function isMeasures(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { overflows, fullness, smallText, scaledBlocks } = value;
  return (
    typeof overflows === "boolean" &&
    isNumber(fullness) &&
    isNullOr(smallText, isSmallText) &&
    isListOf(scaledBlocks, isScaledBlock)
  );
}

function isSmallText(value: unknown): boolean {
  return isObject(value) && isNumber(value["sizePx"]) && isNumber(value["floorPx"]);
}

function isScaledBlock(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { kind, name, scale } = value;
  const isKind = kind === "image" || kind === "diagram" || kind === "formula";
  return isKind && isText(name) && isNumber(scale);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isCounts(value: unknown): boolean {
  return isListOf(value, isCount);
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isNullOr(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return value === null || isOne(value);
}
