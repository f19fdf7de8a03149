import type { IncomingMessage, ServerResponse } from "node:http";

import { remotePaths } from "../../../core/protocol/remote.ts";
import {
  createGets,
  createPosts,
  type Asked,
  type Door,
  type Means,
  type Reply,
} from "./actions.ts";
import { guardResponse, sendAnswer, toRedirect, toRefusal, type Answer } from "./answer.ts";
import { isOwnRequest, readPath } from "../check-request.ts";
import { createEventStreams } from "./event-streams.ts";
import { createTryLimit } from "./limit-tries.ts";
import { createOneTimeCode } from "./one-time-code.ts";
import { createSessions } from "./sessions.ts";
import { shelve, type Shelf } from "./shelve.ts";
import type { Stage } from "./stage.ts";
import { createSwitchboard } from "./switchboard.ts";

/** Answers requests, whatever they are. */
export interface Desk {
  readonly take: (request: IncomingMessage, response: ServerResponse, door: Door) => void;
  /** Makes a new one-time code; the one before is void. */
  readonly renewCode: () => string;
}

/** Returns the desk of a stage. `onPaired` is told of each device that was let in. */
export function createDesk(stage: Stage, port: number, onPaired: () => void): Desk {
  // Not the time of day, which may be set while the lecture is given.
  const now = () => Math.round(performance.now());
  const sessions = createSessions(port, now);
  const means: Means = {
    board: createSwitchboard(now),
    streams: createEventStreams(),
    sessions,
    code: createOneTimeCode(now),
    limit: createTryLimit(now),
    names: stage.decks.map(({ name }) => name),
    onPaired,
  };
  const shelves = shelve(stage);
  const actions = { GET: createGets(means), POST: createPosts(means) };
  const answer = (asked: Asked): Reply => {
    const { method = "", url = "", headers } = asked.request;
    if (!["GET", "HEAD", "POST"].includes(method)) return toRefusal(405);
    if (!isOwnRequest({ method, headers }, asked.door.hosts)) return toRefusal(403);
    const path = readPath(url)?.join("/");
    if (path === undefined) return toRefusal(404);
    const act =
      method === "HEAD" ? undefined : actions[method === "POST" ? "POST" : "GET"][`/${path}`];
    if (act !== undefined) return act(asked);
    return method === "POST" ? toRefusal(405) : fetchFile(path, shelves, asked);
  };
  return {
    renewCode: means.code.renew,
    take: (request, response, door) => {
      guardResponse(response);
      const session = sessions.find(request.headers.cookie);
      const send = (made: Answer | null): void => {
        if (made !== null) sendAnswer(response, made, request.method === "HEAD");
      };
      // A request that breaks off has nobody to answer to.
      Promise.resolve(answer({ request, response, door, session })).then(send, () =>
        response.destroy(),
      );
    },
  };
}

/** Who is not let in does not learn what there is; a device is told how to get in. */
function fetchFile(
  path: string,
  shelves: ReadonlyMap<string, Shelf>,
  { door: { isLoopback }, session }: Asked,
): Answer {
  const isRemote = path.endsWith(`/${remotePaths.ofDeck}`);
  if (path === "" && !isLoopback) return toRedirect(remotePaths.remote);
  if (isRemote && session === null) return toRedirect(remotePaths.pair);
  const shelf = shelves.get(path);
  const mayHave = { anybody: true, device: session !== null || isLoopback, machine: isLoopback };
  return shelf !== undefined && mayHave[shelf.for] ? shelf.answer : toRefusal(404);
}
