import { isSameSecret, makeSecret } from "./one-time-code.ts";

/** The devices that were let in. */
export interface Sessions {
  /** Lets a device in; the one that was let in first goes where there are too many. */
  readonly open: () => string;
  /** Returns the session among a request's cookies; null where there is none. */
  readonly find: (cookies: string | undefined) => string | null;
  /** Returns the header that gives a device its session. */
  readonly toCookie: (session: string) => string;
}

const maxSessions = 8;
const lifeMs = 12 * 3_600_000;

/** A browser sends what it has of a host's cookies to each of its ports: the name has ours. */
const nameOf = (port: number): string => `lectern-remote-${port}`;

/** Returns a keeper of sessions, none of them open. `now` is in milliseconds. */
export function createSessions(port: number, now: () => number): Sessions {
  let sessions: readonly { readonly secret: string; readonly voidAt: number }[] = [];
  const living = () => sessions.filter(({ voidAt }) => now() < voidAt);
  return {
    open: () => {
      const secret = makeSecret();
      sessions = [...living(), { secret, voidAt: now() + lifeMs }].slice(-maxSessions);
      return secret;
    },
    find: (cookies) => {
      const given = readCookie(cookies ?? "", nameOf(port));
      if (given === null) return null;
      const found = living().filter(({ secret }) => isSameSecret(secret, given));
      return found[0]?.secret ?? null;
    },
    toCookie: (session) =>
      `${nameOf(port)}=${session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${lifeMs / 1000}`,
  };
}

function readCookie(cookies: string, name: string): string | null {
  const pairs = cookies.split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}
