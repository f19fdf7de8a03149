import type { DeckReport, RemoteCommand, TalkState } from "../../../core/protocol/remote.ts";

/** Reads a remote's command; null for anything else. */
export function parseCommand(json: string): RemoteCommand | null {
  const said = parseObject(json);
  switch (said?.["type"]) {
    case "next":
    case "previous":
    case "black":
    case "clock":
    case "reset":
      return { type: said["type"] };
    case "go":
      return isCount(said["index"]) ? { type: "go", index: said["index"] } : null;
    default:
      return null;
  }
}

/** Reads what a deck's page reports; null for anything else. */
export function parseReport(json: string): DeckReport | null {
  const said = parseObject(json);
  const state = toState(toObject(said?.["state"]));
  const line = said?.["line"];
  return typeof line === "string" && state !== null ? { line, state } : null;
}

/** Reads the code that a device gives; null for anything else. */
export function parseCode(json: string): string | null {
  const code = parseObject(json)?.["code"];
  return typeof code === "string" ? code : null;
}

function toState(said: Record<string, unknown> | null): TalkState | null {
  if (said === null) return null;
  const { index, steps, isBlack, elapsedMs, isRunning } = said;
  const isState =
    isCount(index) &&
    isCount(steps) &&
    isCount(elapsedMs) &&
    typeof isBlack === "boolean" &&
    typeof isRunning === "boolean";
  return isState ? { index, steps, isBlack, elapsedMs, isRunning } : null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function parseObject(json: string): Record<string, unknown> | null {
  try {
    return toObject(JSON.parse(json));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function toObject(value: unknown): Record<string, unknown> | null {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? { ...value } : null;
}
