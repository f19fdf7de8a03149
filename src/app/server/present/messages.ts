import type { IncomingMessage } from "node:http";

import type { DeckReport, RemoteCommand, TalkState } from "../../../core/protocol/remote.ts";

/** Messages are short. */
const maxBytes = 1024;

/** Returns a request's JSON message; the status to refuse it with where it is none or too long. */
export async function readMessage(request: IncomingMessage): Promise<string | 413 | 415> {
  if (request.headers["content-type"] !== "application/json") return 415;
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return 413;
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    bytes += part.length;
    if (bytes > maxBytes) return 413;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Returns a remote's command; null for anything else. */
export function parseCommand(json: string): RemoteCommand | null {
  const message = parseObject(json);
  switch (message?.["type"]) {
    case "next":
    case "previous":
    case "black":
    case "clock":
    case "reset":
      return { type: message["type"] };
    case "go":
      return isCount(message["index"]) ? { type: "go", index: message["index"] } : null;
    default:
      return null;
  }
}

/** Returns the report of a deck's page; null for anything else. */
export function parseReport(json: string): DeckReport | null {
  const message = parseObject(json);
  const state = toState(toObject(message?.["state"]));
  const line = message?.["line"];
  return typeof line === "string" && state !== null ? { line, state } : null;
}

/** Returns the code that a device sends; null for anything else. */
export function parseCode(json: string): string | null {
  const code = parseObject(json)?.["code"];
  return typeof code === "string" ? code : null;
}

function toState(message: Record<string, unknown> | null): TalkState | null {
  if (message === null) return null;
  const { index, steps, isBlack, elapsedMs, isRunning } = message;
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
