import { LecternError } from "../core/model/lectern-error.ts";

/** What is known of a connection that failed; each where it is known. */
interface Known {
  /** Of the system's network, such as ECONNREFUSED. */
  readonly code: string | null;
  /** Of HTTP. */
  readonly status: number | null;
  /** As the end of a sentence. */
  readonly how: string | null;
}

const usualHint =
  "Start it there with --remote-debugging-port, and see that this machine may reach it.";

/** What the network says, in words. */
const causes: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "no host of that name is known",
  EAI_AGAIN: "no host of that name is known now",
  EHOSTUNREACH: "no way leads to that host",
  ENETUNREACH: "no way leads to that network",
  ETIMEDOUT: "that host does not answer",
  ECONNRESET: "the connection was cut",
};

/**
 * Returns the error for a browser that cannot be connected to. It has no cause, and of `error`
 * nothing but what is known by a code: a library's words may hold the whole address.
 */
export function toConnectFailure(
  { name }: { readonly name: string },
  error: unknown,
): LecternError {
  const { code, status, how } = toKnown(error);
  if (how !== null) return fail(`The address ${name} ${how}.`, hintForHow);
  if (status !== null) {
    return fail(`${name} does not let us in: it answered with ${status}.`, hintFor(status));
  }
  if (code === "TimeoutError") return fail(`The browser at ${name} did not answer in time.`);
  const words = code === null ? "the connection failed" : (causes[code] ?? code);
  return fail(`There is no browser to be had at ${name}: ${words}.`);
}

const hintForHow =
  "Name the browser's own address: http://HOST:PORT, or ws://HOST:PORT/devtools/browser/ID.";

function hintFor(status: number): string {
  if (status === 401 || status === 403) {
    return "The address must hold what its server asks for: ws://NAME:PASSWORD@HOST or ?token=….";
  }
  if (status === 404) return `The ID changes each time the browser starts. ${hintForHow}`;
  return "A browser takes no host's name but localhost: name the host by its number.";
}

function fail(message: string, hint: string = usualHint): LecternError {
  return new LecternError("browser-failed", message, { hint });
}

/** Reads errors of `fetch`, of a WebSocket (an event that holds the error) and our own. */
function toKnown(error: unknown): Known {
  const [first, ...inner] = listInner(error);
  const read = (key: string): unknown =>
    [first, ...inner].map((one) => valueOf(one, key)).find((value) => value !== undefined);
  const message = [first, ...inner].map((one) => String(valueOf(one, "message") ?? "")).join(" ");
  const told = /Unexpected server response: (\d+)/.exec(message)?.[1];
  const status = read("status") ?? (told === undefined ? null : Number(told));
  const code = read("code");
  const isLate = [first, ...inner].some((one) => valueOf(one, "name") === "TimeoutError");
  const how = valueOf(error, "how");
  return {
    code: isLate ? "TimeoutError" : typeof code === "string" ? code : null,
    status: typeof status === "number" ? status : null,
    how: typeof how === "string" ? how : null,
  };
}

/** Returns an error and those that it holds. */
function listInner(error: unknown): unknown[] {
  const below = [valueOf(error, "error"), valueOf(error, "cause"), valueOf(error, "errors")];
  const inner = below.flat().filter((one) => typeof one === "object" && one !== null);
  return [error, ...inner.flatMap(listInner)];
}

function valueOf(error: unknown, key: string): unknown {
  return typeof error === "object" && error !== null ? Reflect.get(error, key) : undefined;
}
