import {
  beatMs,
  type RemoteCommand,
  type RemoteEvents,
  type RemoteView,
} from "../../core/protocol/remote.ts";

/** What a page does with what the server sends. */
export interface StreamHandlers {
  readonly view?: (view: RemoteView) => void;
  readonly hello?: (hello: RemoteEvents["hello"]) => void;
  readonly command?: (command: RemoteCommand) => void;
  /** The server is there, or not any more. It is looked for until it is. */
  readonly onLink: (isThere: boolean) => void;
  /** It is there, but does not send to this page: is it to be asked again? */
  readonly onRefused: () => Promise<boolean>;
}

/** After this time without a word the server, or the network to it, is taken for gone. */
const silenceMs = beatMs * 2.5;
const againMs = 1000;

/**
 * Listens to the server for as long as the page stands: also after the device has slept, or was
 * without a network, where browsers may take a dead connection for one on which nothing is said.
 */
export function followServer(page: Document, address: string, handlers: StreamHandlers): void {
  const view = page.defaultView ?? window;
  let source: EventSource | null = null;
  let heardAt = times();
  const heard = (): void => {
    heardAt = times();
    handlers.onLink(true);
  };
  const close = (): void => {
    source?.close();
    source = null;
  };
  const later = (): void => void view.setTimeout(() => source ?? open(), againMs);
  const open = (): void => {
    close();
    const opened = new EventSource(address);
    source = opened;
    heardAt = times();
    opened.addEventListener("error", () => {
      handlers.onLink(false);
      // Else the browser itself tries again.
      if (opened.readyState !== EventSource.CLOSED) return;
      close();
      handlers.onRefused().then((again) => again && later(), later);
    });
    listen(opened, handlers, heard);
  };
  const look = (): void => {
    if (source === null || isWithin(silenceMs, heardAt)) return;
    handlers.onLink(false);
    open();
  };
  view.setInterval(look, againMs);
  page.addEventListener("visibilitychange", look);
  // The network may be another now. What is said of it is no proof: this machine itself needs none.
  for (const change of ["online", "offline"]) {
    view.addEventListener(change, () => source !== null && open());
  }
  view.addEventListener("pagehide", close);
  view.addEventListener("pageshow", () => source ?? open());
  open();
}

/** The steady time stands still while some devices sleep; the time of day may be set back. */
interface Times {
  readonly steady: number;
  readonly wall: number;
}

function times(): Times {
  return { steady: performance.now(), wall: Date.now() };
}

function isWithin(ms: number, since: Times): boolean {
  const { steady, wall } = times();
  return steady - since.steady < ms && wall - since.wall < ms;
}

function listen(source: EventSource, handlers: StreamHandlers, heard: () => void): void {
  const on = <Name extends keyof RemoteEvents>(
    name: Name,
    act: (data: RemoteEvents[Name]) => void = () => undefined,
  ): void =>
    source.addEventListener(name, ({ data }) => {
      heard();
      act(JSON.parse(String(data)) as RemoteEvents[Name]);
    });
  on("view", handlers.view);
  on("hello", handlers.hello);
  on("command", handlers.command);
  on("beat");
}

/** Sends JSON to the server. Returns the answer's status; 0 where there is no server. */
export async function sendJson(address: string, body: unknown): Promise<number> {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    // To its end: the connection is then free again.
    await answer.text();
    return answer.status;
  } catch (error) {
    // So fetch says that the network is gone.
    if (error instanceof TypeError) return 0;
    throw error;
  }
}

/** Is this device paired? Throws where there is no server. */
export async function askPaired(address: string): Promise<boolean> {
  const answer = await fetch(address);
  const said: unknown = await answer.json();
  return typeof said === "object" && said !== null && "isPaired" in said && said.isPaired === true;
}

/** Returns the name of the chapter whose page or remote this is: the first in its address. */
export function deckNameOf({ location }: Document): string {
  return decodeURIComponent(location.pathname.split("/")[1] ?? "");
}
