import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Returns a secret that nobody can guess: 128 bits, in letters and digits that addresses may have. */
export function makeSecret(): string {
  return randomBytes(16).toString("base64url");
}

/** Are two secrets the same? Takes as long for nearly right ones as for wrong ones. */
export function isSameSecret(one: string, other: string): boolean {
  const digest = (secret: string) => createHash("sha256").update(secret).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** Returns milliseconds since some moment in the past. */
export type Clock = () => number;

/** How long a code may be used. */
export const codeLifeMs = 10 * 60_000;

/** A code that lets one device in, once. There is none before `renew`. */
export class OneTimeCode {
  readonly #now: Clock;
  #issued: { readonly code: string; readonly expiresAt: number } | null = null;

  constructor(now: Clock) {
    this.#now = now;
  }

  /** Returns a new code; the one before is void. */
  renew(): string {
    const code = makeSecret();
    this.#issued = { code, expiresAt: this.#now() + codeLifeMs };
    return code;
  }

  /** Is this the code? If so, it is void afterwards. */
  redeem(code: string): boolean {
    if (this.#issued === null || !isSameSecret(code, this.#issued.code)) return false;
    const isInTime = this.#now() < this.#issued.expiresAt;
    this.#issued = null;
    return isInTime;
  }
}

const maxSessions = 8;
const sessionLifeMs = 12 * 3_600_000;

/** The devices that were let in. */
export class Sessions {
  readonly #now: Clock;
  /** A browser sends a host's cookies to each of its ports: the name has ours. */
  readonly #cookie: string;
  #sessions: readonly { readonly secret: string; readonly expiresAt: number }[] = [];

  constructor(port: number, now: Clock) {
    this.#now = now;
    this.#cookie = `lectern-remote-${port}`;
  }

  /** Lets a device in, and returns its session. Where there are too many, the oldest ends. */
  open(): string {
    const secret = makeSecret();
    const expiresAt = this.#now() + sessionLifeMs;
    this.#sessions = [...this.#living(), { secret, expiresAt }].slice(-maxSessions);
    return secret;
  }

  /** Returns the session among a request's cookies; null where there is none. */
  find(cookies: string | undefined): string | null {
    const pairs = (cookies ?? "").split(";").map((pair) => pair.trim());
    const given = pairs.find((pair) => pair.startsWith(`${this.#cookie}=`));
    if (given === undefined) return null;
    const written = given.slice(this.#cookie.length + 1);
    // All are compared: how long it takes does not tell which is nearly right.
    const found = this.#living().filter(({ secret }) => isSameSecret(secret, written));
    return found[0]?.secret ?? null;
  }

  /** Returns the header that gives a device its session. */
  toCookie(session: string): string {
    const seconds = sessionLifeMs / 1000;
    return `${this.#cookie}=${session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${seconds}`;
  }

  #living() {
    return this.#sessions.filter(({ expiresAt }) => this.#now() < expiresAt);
  }
}

/** So many wrong codes of an address are allowed in so long a time. */
const maxAttempts = 5;
export const attemptWindowMs = 60_000;
/** So many addresses are remembered. */
const maxAddresses = 256;

/** Bounds how often wrong codes can be tried. */
export class AttemptLimit {
  readonly #now: Clock;
  readonly #attempts = new Map<string, readonly number[]>();

  constructor(now: Clock) {
    this.#now = now;
  }

  /** May this address try again? */
  allows(address: string): boolean {
    return this.#recent(address).length < maxAttempts;
  }

  /** Counts a wrong code. */
  addFailure(address: string): void {
    const all = [...this.#recent(address), this.#now()].slice(-maxAttempts);
    this.#attempts.delete(address);
    this.#attempts.set(address, all);
    const [oldest] = this.#attempts.keys();
    if (this.#attempts.size > maxAddresses && oldest !== undefined) this.#attempts.delete(oldest);
  }

  #recent(address: string): readonly number[] {
    const all = this.#attempts.get(address) ?? [];
    return all.filter((at) => this.#now() - at < attemptWindowMs);
  }
}
