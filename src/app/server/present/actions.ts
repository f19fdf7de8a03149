import type { IncomingMessage, ServerResponse } from "node:http";

import { remotePaths } from "../../../core/protocol/remote.ts";
import { readMessage, toRedirect, toRefusal, type Answer } from "./answer.ts";
import type { EventStreams } from "./event-streams.ts";
import type { TryLimit } from "./limit-tries.ts";
import type { OneTimeCode } from "./one-time-code.ts";
import { parseCode, parseCommand, parseReport } from "./parse-message.ts";
import type { Sessions } from "./sessions.ts";
import type { Switchboard } from "./switchboard.ts";

/** By which door a request came. */
export interface Door {
  /** This machine's own: here alone the decks are shown, and report. */
  readonly isLoopback: boolean;
  /** What the `Host` header may say. */
  readonly hosts: ReadonlySet<string>;
}

/** A request, and what is known of who asks. */
export interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly door: Door;
  /** A paired device's; null for others. */
  readonly session: string | null;
}

/** Null where the answer has been begun. */
export type Reply = Answer | null | Promise<Answer | null>;

/** What is done at an address, by its path. */
export type Actions = Readonly<Record<string, (asked: Asked) => Reply>>;

/** What actions work with. */
export interface Means {
  readonly board: Switchboard;
  readonly streams: EventStreams;
  readonly sessions: Sessions;
  readonly code: OneTimeCode;
  readonly limit: TryLimit;
  /** The decks' names, in order. */
  readonly names: readonly string[];
  /** A device was let in. */
  readonly onPaired: () => void;
}

/** Not 204: browsers' tools take that for a request that failed. */
const done: Answer = { status: 200, content: { type: "application/json", body: "{}" } };

/** Returns what pages send: the code of a new device, a remote's commands, a deck's reports. */
export function createPosts({ board, sessions, code, limit, onPaired }: Means): Actions {
  const pair = async ({ request }: Asked): Promise<Answer> => {
    const address = request.socket.remoteAddress ?? "";
    if (!limit.allows(address)) return toRefusal(429);
    const message = await readMessage(request);
    if (typeof message === "number") return toRefusal(message);
    if (!code.redeem(parseCode(message) ?? "")) {
      limit.note(address);
      return toRefusal(403);
    }
    onPaired();
    return { ...done, headers: { "Set-Cookie": sessions.toCookie(sessions.open()) } };
  };
  const command = async ({ request, session }: Asked): Promise<Answer> => {
    if (session === null) return toRefusal(403);
    const message = await readMessage(request);
    if (typeof message === "number") return toRefusal(message);
    const asked = parseCommand(message);
    if (asked === null) return toRefusal(415);
    return board.ask(asked) ? done : toRefusal(409);
  };
  const report = async ({ request, door }: Asked): Promise<Answer> => {
    if (!door.isLoopback) return toRefusal(403);
    const message = await readMessage(request);
    if (typeof message === "number") return toRefusal(message);
    const told = parseReport(message);
    if (told === null) return toRefusal(415);
    return board.report(told) ? done : toRefusal(409);
  };
  return {
    [remotePaths.pair]: pair,
    [remotePaths.command]: command,
    [remotePaths.state]: report,
  };
}

/** Returns what pages ask for that is no file. */
export function createGets({ board, streams, names }: Means): Actions {
  const showView = ({ response, session }: Asked): Answer | null => {
    if (session === null) return toRefusal(403);
    return streams.open(response, session, board.addRemote) ? null : toRefusal(503);
  };
  const showCommands = ({ request, response, door }: Asked): Answer | null => {
    const deck = new URLSearchParams(request.url?.split("?")[1]).get("deck") ?? "";
    if (!door.isLoopback || !names.includes(deck)) return toRefusal(403);
    const join: typeof board.addRemote = (send) => board.addDeck(deck, send);
    return streams.open(response, `deck ${deck}`, join) ? null : toRefusal(503);
  };
  const leadToRemote = ({ session }: Asked): Answer => {
    if (session === null) return toRedirect(remotePaths.pair);
    const deck = board.view().deck ?? names[0] ?? "";
    return toRedirect(`/${encodeURIComponent(deck)}/${remotePaths.ofDeck}`);
  };
  const sayPaired = ({ session }: Asked): Answer => ({
    status: 200,
    content: { type: "application/json", body: JSON.stringify({ isPaired: session !== null }) },
  });
  return {
    [remotePaths.view]: showView,
    [remotePaths.commands]: showCommands,
    [remotePaths.remote]: leadToRemote,
    [remotePaths.session]: sayPaired,
  };
}
