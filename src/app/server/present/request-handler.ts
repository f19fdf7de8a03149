import type { IncomingMessage, ServerResponse } from "node:http";

import { remotePaths } from "../../../core/protocol/remote.ts";
import { isOwnRequest, readPath } from "../check-request.ts";
import { guardResponse, sendAnswer, toRedirect, toRefusal, type Answer } from "./answers.ts";
import { EventStreams } from "./event-streams.ts";
import { parseCode, parseCommand, parseReport, readMessage } from "./messages.ts";
import { AttemptLimit, OneTimeCode, Sessions } from "./pairing.ts";
import { RemoteHub } from "./remote-hub.ts";
import { toStaticFiles, type Presentation, type StaticFiles } from "./static-files.ts";

/** The address at which a request came. */
export interface Listener {
  /** Is it this machine's own? Only there decks are shown, and report. */
  readonly isLoopback: boolean;
  /** What the `Host` header may be. */
  readonly hosts: ReadonlySet<string>;
}

/** A request, and what is known of the sender. */
interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly listener: Listener;
  /** A paired device's; null for others. */
  readonly session: string | null;
}

/** Null where the response has begun. */
type Reply = Answer | null | Promise<Answer | null>;

/** What is done for a request to a path that is no file. */
type Actions = ReadonlyMap<string, (call: Call) => Reply>;

/** Not 204: browsers' tools take that for a request that failed. */
const done: Answer = { status: 200, content: { type: "application/json", body: "{}" } };

/** Answers every request to a presentation. */
export class RequestHandler {
  /** The decks' names, in order. */
  readonly #names: readonly string[];
  readonly #files: StaticFiles;
  readonly #onPaired: () => void;
  readonly #streams = new EventStreams();
  readonly #hub: RemoteHub;
  readonly #code: OneTimeCode;
  readonly #sessions: Sessions;
  readonly #attempts: AttemptLimit;

  readonly #gets: Actions = new Map([
    [remotePaths.view, (call) => this.#openView(call)],
    [remotePaths.commands, (call) => this.#openCommands(call)],
    [remotePaths.remote, (call) => this.#redirectToRemote(call)],
    [remotePaths.session, (call) => toSessionAnswer(call)],
  ]);

  readonly #posts: Actions = new Map([
    [remotePaths.pair, (call) => this.#pair(call)],
    [remotePaths.command, (call) => this.#command(call)],
    [remotePaths.state, (call) => this.#report(call)],
  ]);

  /** `onPaired` is called for each device that is let in. */
  constructor(presentation: Presentation, port: number, onPaired: () => void) {
    // Not the time of day, which may be set while the lecture is given.
    const now = () => Math.round(performance.now());
    this.#names = presentation.decks.map(({ name }) => name);
    this.#files = toStaticFiles(presentation);
    this.#onPaired = onPaired;
    this.#hub = new RemoteHub(now);
    this.#code = new OneTimeCode(now);
    this.#sessions = new Sessions(port, now);
    this.#attempts = new AttemptLimit(now);
  }

  /** Returns a new one-time code; the one before is void. */
  renewCode(): string {
    return this.#code.renew();
  }

  /** Answers a request. */
  handle(request: IncomingMessage, response: ServerResponse, listener: Listener): void {
    guardResponse(response);
    const session = this.#sessions.find(request.headers.cookie);
    const send = (answer: Answer | null): void => {
      if (answer !== null) sendAnswer(response, answer, request.method === "HEAD");
    };
    // A request that breaks off has nobody to answer to.
    Promise.resolve(this.#answer({ request, response, listener, session })).then(send, () =>
      response.destroy(),
    );
  }

  #answer(call: Call): Reply {
    const { method = "", url = "", headers } = call.request;
    if (!["GET", "HEAD", "POST"].includes(method)) return toRefusal(405);
    if (!isOwnRequest({ method, headers }, call.listener.hosts)) return toRefusal(403);
    const path = readPath(url)?.join("/");
    if (path === undefined) return toRefusal(404);
    if (method === "POST") return this.#posts.get(`/${path}`)?.(call) ?? toRefusal(405);
    const act = method === "GET" ? this.#gets.get(`/${path}`) : undefined;
    return act === undefined ? this.#file(path, call) : act(call);
  }

  /** A stranger does not learn which files there are; a device is told how to get in. */
  #file(path: string, { listener: { isLoopback }, session }: Call): Answer {
    const isRemote = path.endsWith(`/${remotePaths.ofDeck}`);
    if (path === "" && !isLoopback) return toRedirect(remotePaths.remote);
    if (isRemote && session === null) return toRedirect(remotePaths.pair);
    const file = this.#files.get(path);
    const mayHave = { anybody: true, device: session !== null || isLoopback, machine: isLoopback };
    return file !== undefined && mayHave[file.for] ? file.answer : toRefusal(404);
  }

  #openView({ response, session }: Call): Answer | null {
    if (session === null) return toRefusal(403);
    const join = this.#hub.addRemote.bind(this.#hub);
    return this.#streams.open(response, session, join) ? null : toRefusal(503);
  }

  #openCommands({ request, response, listener }: Call): Answer | null {
    const deck = new URLSearchParams(request.url?.split("?")[1]).get("deck") ?? "";
    if (!listener.isLoopback || !this.#names.includes(deck)) return toRefusal(403);
    const isOpen = this.#streams.open(response, `deck ${deck}`, (send) =>
      this.#hub.addDeck(deck, send),
    );
    return isOpen ? null : toRefusal(503);
  }

  #redirectToRemote({ session }: Call): Answer {
    if (session === null) return toRedirect(remotePaths.pair);
    const deck = this.#hub.view().deck ?? this.#names[0] ?? "";
    return toRedirect(`/${encodeURIComponent(deck)}/${remotePaths.ofDeck}`);
  }

  async #pair({ request }: Call): Promise<Answer> {
    const address = request.socket.remoteAddress ?? "";
    if (!this.#attempts.allows(address)) return toRefusal(429);
    const message = await readMessage(request);
    if (typeof message === "number") return toRefusal(message);
    if (!this.#code.redeem(parseCode(message) ?? "")) {
      this.#attempts.addFailure(address);
      return toRefusal(403);
    }
    this.#onPaired();
    const cookie = this.#sessions.toCookie(this.#sessions.open());
    return { ...done, headers: { "Set-Cookie": cookie } };
  }

  async #command({ request, session }: Call): Promise<Answer> {
    if (session === null) return toRefusal(403);
    const message = await readMessage(request);
    if (typeof message === "number") return toRefusal(message);
    const command = parseCommand(message);
    if (command === null) return toRefusal(415);
    return this.#hub.command(command) ? done : toRefusal(409);
  }

  async #report({ request, listener }: Call): Promise<Answer> {
    if (!listener.isLoopback) return toRefusal(403);
    const message = await readMessage(request);
    if (typeof message === "number") return toRefusal(message);
    const report = parseReport(message);
    if (report === null) return toRefusal(415);
    return this.#hub.report(report) ? done : toRefusal(409);
  }
}

function toSessionAnswer({ session }: Call): Answer {
  const body = JSON.stringify({ isPaired: session !== null });
  return { status: 200, content: { type: "application/json", body } };
}
