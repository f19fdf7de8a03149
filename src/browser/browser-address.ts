import { LecternError } from "../core/model/lectern-error.ts";
import { toConnectFailure } from "./connect-failure.ts";

/** Where somebody's browser listens. */
export interface BrowserAddress {
  /** May hold secrets: a name with its password, a token. Never printed. */
  readonly url: URL;
  /** The address without anything that could be a secret: what it begins with, and the host. */
  readonly name: string;
}

const protocols: readonly string[] = ["ws:", "wss:", "http:", "https:"];

/** Returns what a `--browser-url` says. Throws LecternError `usage` where it is no such address. */
export function parseBrowserAddress(text: string): BrowserAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !protocols.includes(url.protocol) || url.hostname === "") {
    // What was given is not said again: it may hold a password.
    throw new LecternError("usage", "What --browser-url says is no browser's address.", {
      hint: "Write http://HOST:PORT, or ws://HOST:PORT/devtools/browser/ID.",
    });
  }
  url.hash = "";
  return { url, name: `${url.protocol}//${url.host}` };
}

/**
 * Returns the address to be connected to: the given one, or, of one that begins with `http`, the one
 * that the browser tells at `/json/version`. Of that its path alone is taken: host, secrets and
 * whether it is encrypted stay as given, since a browser behind a proxy knows nothing of those.
 * Throws LecternError `browser-failed` where there is no browser.
 */
export async function findSocketUrl(address: BrowserAddress, timeoutMs: number): Promise<string> {
  const { url } = address;
  if (url.protocol.startsWith("ws")) return url.href;
  const told = await askForPath(address, timeoutMs);
  const socket = new URL(url.href.replace(/^http/, "ws"));
  socket.pathname = told.pathname;
  if (socket.search === "") socket.search = told.search;
  return socket.href;
}

async function askForPath(address: BrowserAddress, timeoutMs: number): Promise<URL> {
  const question = new URL(address.url);
  question.pathname = `${question.pathname.replace(/\/$/, "")}/json/version`;
  // `fetch` refuses an address that holds a password.
  const { username, password } = question;
  question.username = "";
  question.password = "";
  const userInfo = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const headers: Record<string, string> =
    userInfo === ":" ? {} : { Authorization: `Basic ${Buffer.from(userInfo).toString("base64")}` };
  const signal = AbortSignal.timeout(timeoutMs);
  const ask = async (): Promise<{ readonly status: number; readonly text: string }> => {
    const answer = await fetch(question, { headers, signal });
    return { status: answer.status, text: await answer.text() };
  };
  const { status, text } = await ask().catch((error: unknown) => {
    throw toConnectFailure(address, error);
  });
  if (status !== 200) throw toConnectFailure(address, { status });
  const told = readSocketUrl(text);
  if (told === null) throw toConnectFailure(address, { how: "does not answer as a browser does" });
  return told;
}

function readSocketUrl(text: string): URL | null {
  try {
    const said = JSON.parse(text) as unknown;
    if (typeof said !== "object" || said === null) return null;
    const value: unknown = Reflect.get(said, "webSocketDebuggerUrl");
    return typeof value === "string" && URL.canParse(value) ? new URL(value) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
