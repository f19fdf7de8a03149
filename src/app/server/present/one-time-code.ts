import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Makes secrets that nobody can guess: 128 bits, in letters and digits that addresses may have. */
export function makeSecret(): string {
  return randomBytes(16).toString("base64url");
}

/** Are two secrets the same? Takes as long for nearly right ones as for wrong ones. */
export function isSameSecret(one: string, other: string): boolean {
  const digest = (secret: string) => createHash("sha256").update(secret).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** A code that lets one device in, once. */
export interface OneTimeCode {
  /** Makes a new code, and the one before void. */
  readonly renew: () => string;
  /** Is this the code? It is void afterwards. */
  readonly redeem: (code: string) => boolean;
}

/** How long a code may be used. */
export const codeLifeMs = 10 * 60_000;

/** Returns the keeper of a code; there is none before it is renewed. `now` is in milliseconds. */
export function createOneTimeCode(now: () => number): OneTimeCode {
  let issued: { readonly code: string; readonly voidAt: number } | null = null;
  return {
    renew: () => {
      const code = makeSecret();
      issued = { code, voidAt: now() + codeLifeMs };
      return code;
    },
    redeem: (code) => {
      if (issued === null || !isSameSecret(code, issued.code)) return false;
      const isInTime = now() < issued.voidAt;
      issued = null;
      return isInTime;
    },
  };
}
