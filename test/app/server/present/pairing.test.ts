import { describe, expect, test } from "vitest";

import {
  AttemptLimit,
  attemptWindowMs,
  codeLifeMs,
  isSameSecret,
  makeSecret,
  OneTimeCode,
  Sessions,
} from "../../../../src/app/server/present/pairing.ts";

/** A clock that is set by hand. */
function handClock(): { now: () => number; pass: (ms: number) => void } {
  let at = 1_000_000;
  return { now: () => at, pass: (ms) => (at += ms) };
}

describe("a one-time code", () => {
  test("has 128 bits, and is another each time", () => {
    const secrets = Array.from({ length: 100 }, makeSecret);
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{22}$/);
    expect(new Set(secrets).size).toBe(100);
  });

  test("is taken once", () => {
    const codes = new OneTimeCode(() => 0);
    const code = codes.renew();
    expect(codes.redeem(code)).toBe(true);
    expect(codes.redeem(code)).toBe(false);
  });

  test("outlives wrong ones, whatever they are", () => {
    const codes = new OneTimeCode(() => 0);
    const code = codes.renew();
    for (const wrong of ["", "a", `${code}a`, code.slice(1), code.toLowerCase() + "_"]) {
      expect(codes.redeem(wrong)).toBe(false);
    }
    expect(codes.redeem(code)).toBe(true);
  });

  test("is void when there is a new one, and when its time is over", () => {
    const { now, pass } = handClock();
    const codes = new OneTimeCode(now);
    const [old, code] = [codes.renew(), codes.renew()];
    expect(codes.redeem(old)).toBe(false);
    pass(codeLifeMs);
    expect(codes.redeem(code)).toBe(false);
    const last = codes.renew();
    pass(codeLifeMs - 1);
    expect(codes.redeem(last)).toBe(true);
  });

  test("there is none before it is asked for", () => {
    expect(new OneTimeCode(() => 0).redeem("")).toBe(false);
  });

  test("secrets are compared as a whole", () => {
    expect(isSameSecret("abc", "abc")).toBe(true);
    expect(isSameSecret("abc", "abcd")).toBe(false);
    expect(isSameSecret("", "")).toBe(true);
  });
});

describe("a session", () => {
  const cookieOf = (header: string): string => header.split(";")[0] ?? "";

  test("is known by its cookie, among others", () => {
    const sessions = new Sessions(5173, () => 0);
    const session = sessions.open();
    const header = sessions.toCookie(session);
    expect(header).toMatch(/; HttpOnly; SameSite=Strict; Path=\/;/);
    expect(sessions.find(`theme=dark; ${cookieOf(header)}; a=b`)).toBe(session);
  });

  test.each([
    undefined,
    "",
    "lectern-remote-5173",
    "lectern-remote-5173=",
    "x=lectern-remote-5173=1",
  ])("is none with the cookies %j", (cookies) => {
    const sessions = new Sessions(5173, () => 0);
    sessions.open();
    expect(sessions.find(cookies)).toBeNull();
  });

  test("of another server on this machine is none here", () => {
    const [one, other] = [new Sessions(5173, () => 0), new Sessions(5174, () => 0)];
    expect(other.find(cookieOf(one.toCookie(one.open())))).toBeNull();
    expect(one.find(cookieOf(one.toCookie(other.open())))).toBeNull();
  });

  test("ends after half a day, and when eight others came after it", () => {
    const { now, pass } = handClock();
    const sessions = new Sessions(1, now);
    const isOpen = (session: string) =>
      sessions.find(cookieOf(sessions.toCookie(session))) === session;
    const first = sessions.open();
    const rest = Array.from({ length: 8 }, () => sessions.open());
    expect(isOpen(first)).toBe(false);
    expect(rest.every(isOpen)).toBe(true);
    pass(12 * 3_600_000);
    expect(rest.some(isOpen)).toBe(false);
  });
});

describe("wrong codes", () => {
  test("of one address are refused after five in a minute; others may go on", () => {
    const { now, pass } = handClock();
    const limit = new AttemptLimit(now);
    for (let count = 0; count < 5; count += 1) {
      expect(limit.allows("a")).toBe(true);
      limit.addFailure("a");
    }
    expect(limit.allows("a")).toBe(false);
    expect(limit.allows("b")).toBe(true);
    pass(attemptWindowMs);
    expect(limit.allows("a")).toBe(true);
  });

  test("of very many addresses take no more room than of some", () => {
    const limit = new AttemptLimit(() => 0);
    for (let count = 0; count < 5; count += 1) limit.addFailure("first");
    for (let address = 0; address < 255; address += 1) limit.addFailure(String(address));
    expect(limit.allows("first")).toBe(false);
    limit.addFailure("one more");
    expect(limit.allows("first")).toBe(true);
  });
});
