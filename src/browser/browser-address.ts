import { BrowserError } from "./browser-error.ts";

/** Where somebody's browser listens. */
export interface BrowserAddress {
  /** May hold secrets: a name with its password, a token. Never printed. */
  readonly url: URL;
  /** The address without anything that could be a secret: its scheme and host. */
  readonly name: string;
}

const PROTOCOLS: readonly string[] = ["ws:", "wss:", "http:", "https:"];
const ADDRESS_HINT =
  "Name the browser's own address: http://HOST:PORT, or ws://HOST:PORT/devtools/browser/ID.";
const NO_BROWSER = "does not answer as a browser does";

/** What the network says, in words. */
const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "no host of that name is known",
  EAI_AGAIN: "no host of that name is known now",
  EHOSTUNREACH: "no way leads to that host",
  ENETUNREACH: "no way leads to that network",
  ETIMEDOUT: "that host does not answer",
  ECONNRESET: "the connection was cut",
};

/** Returns what a `--browser-url` says. Throws BrowserError `usage` where it is no such address. */
export function parseBrowserAddress(text: string): BrowserAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !PROTOCOLS.includes(url.protocol) || url.hostname === "") {
    // What was given is not said again: it may hold a password.
    throw new BrowserError("usage", "What --browser-url says is no browser's address.", {
      hint: "Write http://HOST:PORT, or ws://HOST:PORT/devtools/browser/ID.",
    });
  }
  url.hash = "";
  return { url, name: `${url.protocol}//${url.host}` };
}

/**
 * Returns the address of the browser's socket: the given one, or, of one that begins with `http`, the
 * one that the browser names at `/json/version`. Of that its path alone is taken: host, secrets and
 * whether it is encrypted stay as given, since a browser behind a proxy knows nothing of those.
 * Throws BrowserError `browser-failed` where there is no browser.
 */
export async function findSocketUrl(address: BrowserAddress, timeoutMs: number): Promise<string> {
  const { url } = address;
  if (url.protocol.startsWith("ws")) return url.href;
  const named = await askForSocket(address, timeoutMs);
  const socket = new URL(url.href.replace(/^http/, "ws"));
  socket.pathname = named.pathname;
  if (socket.search === "") socket.search = named.search;
  return socket.href;
}

async function askForSocket(address: BrowserAddress, timeoutMs: number): Promise<URL> {
  const question = new URL(address.url);
  question.pathname = `${question.pathname.replace(/\/$/, "")}/json/version`;
  // `fetch` refuses an address that holds a password.
  const { username, password } = question;
  question.username = "";
  question.password = "";
  const userInfo = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const headers: Record<string, string> =
    userInfo === ":" ? {} : { Authorization: `Basic ${Buffer.from(userInfo).toString("base64")}` };
  try {
    const answer = await fetch(question, { headers, signal: AbortSignal.timeout(timeoutMs) });
    if (answer.status !== 200) throw toStatusFailure(address, answer.status);
    const found: unknown = Reflect.get(Object(await answer.json()), "webSocketDebuggerUrl");
    if (typeof found !== "string" || !URL.canParse(found)) throw toAddressFailure(address);
    return new URL(found);
  } catch (error) {
    throw error instanceof SyntaxError
      ? toAddressFailure(address)
      : toConnectFailure(address, error);
  }
}

/** Returns the error for an address at which something is that is no browser of use to us. */
export function toAddressFailure({ name }: BrowserAddress, how: string = NO_BROWSER): BrowserError {
  return new BrowserError("browser-failed", `The address ${name} ${how}.`, { hint: ADDRESS_HINT });
}

function toStatusFailure({ name }: BrowserAddress, status: number): BrowserError {
  const isSecret = status === 401 || status === 403;
  const hint = isSecret
    ? "The address must hold what its server asks for: ws://NAME:PASSWORD@HOST or ?token=…."
    : status === 404
      ? `The ID changes each time the browser starts. ${ADDRESS_HINT}`
      : "A browser takes no host's name but localhost: name the host by its number.";
  const message = `${name} does not let us in: it answered with ${status}.`;
  return new BrowserError("browser-failed", message, { hint });
}

/**
 * Returns the error for a browser that cannot be connected to. It has no cause, and of `error`, which is
 * of `fetch` or of a WebSocket (an event that holds the error), nothing but what is known by a code: a
 * library's words may hold the whole address.
 */
export function toConnectFailure(address: BrowserAddress, error: unknown): BrowserError {
  if (error instanceof BrowserError) return error;
  const errors = listErrors(error);
  const words = errors.map((one) => String(Reflect.get(one, "message"))).join(" ");
  const status = /Unexpected server response: (\d+)/.exec(words)?.[1];
  if (status !== undefined) return toStatusFailure(address, Number(status));
  // What is connected and then gives wrong answers is an error of puppeteer's protocol.
  if (errors.some((one) => Reflect.get(one, "name") === "ProtocolError"))
    return toAddressFailure(address);
  const isLate = errors.some((one) => Reflect.get(one, "name") === "TimeoutError");
  const code = errors
    .map((one): unknown => Reflect.get(one, "code"))
    .find((one) => typeof one === "string");
  const cause = CAUSES[String(code)] ?? code ?? "the connection failed";
  const message = isLate
    ? `The browser at ${address.name} did not answer in time.`
    : `There is no browser to be had at ${address.name}: ${String(cause)}.`;
  const hint =
    "Start it there with --remote-debugging-port, and see that this machine may reach it.";
  return new BrowserError("browser-failed", message, { hint });
}

/** Returns an error and those that it holds. */
function listErrors(error: unknown): object[] {
  if (typeof error !== "object" || error === null) return [];
  const below = ["error", "cause", "errors"].map((key): unknown => Reflect.get(error, key));
  return [error, ...below.flat().flatMap(listErrors)];
}
