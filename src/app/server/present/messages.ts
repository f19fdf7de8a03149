import type { IncomingMessage } from "node:http";

import * as v from "valibot";

import type { DeckReport, RemoteCommand } from "../../../core/protocol/remote.ts";

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

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const commandSchema = v.variant("type", [
  v.object({ type: v.picklist(["next", "previous", "black", "clock", "reset"]) }),
  v.object({ type: v.literal("go"), index: count }),
]);

const reportSchema = v.object({
  line: v.string(),
  state: v.object({
    index: count,
    steps: count,
    isBlack: v.boolean(),
    elapsedMs: count,
    isRunning: v.boolean(),
  }),
});

const codeSchema = v.object({ code: v.string() });

/** Returns a remote's command; null for anything else. */
export function parseCommand(json: string): RemoteCommand | null {
  return parse(commandSchema, json);
}

/** Returns the report of a deck's page; null for anything else. */
export function parseReport(json: string): DeckReport | null {
  return parse(reportSchema, json);
}

/** Returns the code that a device sends; null for anything else. */
export function parseCode(json: string): string | null {
  return parse(codeSchema, json)?.code ?? null;
}

function parse<S extends v.GenericSchema>(schema: S, json: string): v.InferOutput<S> | null {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  return result.success ? result.output : null;
}
