import { describe, expect, test } from "vitest";

import { createTryLimit, tryWindowMs } from "../../../../src/app/server/present/limit-tries.ts";
import {
  codeLifeMs,
  createOneTimeCode,
  isSameSecret,
  makeSecret,
} from "../../../../src/app/server/present/one-time-code.ts";
import { createSessions } from "../../../../src/app/server/present/sessions.ts";

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
    const { renew, redeem } = createOneTimeCode(() => 0);
    const code = renew();
    expect(redeem(code)).toBe(true);
    expect(redeem(code)).toBe(false);
  });

  test("outlives wrong ones, whatever they are", () => {
    const { renew, redeem } = createOneTimeCode(() => 0);
    const code = renew();
    for (const wrong of ["", "a", `${code}a`, code.slice(1), code.toLowerCase() + "_"]) {
      expect(redeem(wrong)).toBe(false);
    }
    expect(redeem(code)).toBe(true);
  });

  test("is void when there is a new one, and when its time is over", () => {
    const { now, pass } = handClock();
    const { renew, redeem } = createOneTimeCode(now);
    const [old, code] = [renew(), renew()];
    expect(redeem(old)).toBe(false);
    pass(codeLifeMs);
    expect(redeem(code)).toBe(false);
    const last = renew();
    pass(codeLifeMs - 1);
    expect(redeem(last)).toBe(true);
  });

  test("there is none before it is asked for", () => {
    expect(createOneTimeCode(() => 0).redeem("")).toBe(false);
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
    const { open, find, toCookie } = createSessions(5173, () => 0);
    const session = open();
    const header = toCookie(session);
    expect(header).toMatch(/; HttpOnly; SameSite=Strict; Path=\/;/);
    expect(find(`theme=dark; ${cookieOf(header)}; a=b`)).toBe(session);
  });

  test.each([
    undefined,
    "",
    "lectern-remote-5173",
    "lectern-remote-5173=",
    "x=lectern-remote-5173=1",
  ])("is none with the cookies %j", (cookies) => {
    const { open, find } = createSessions(5173, () => 0);
    open();
    expect(find(cookies)).toBeNull();
  });

  test("of another server on this machine is none here", () => {
    const [one, other] = [createSessions(5173, () => 0), createSessions(5174, () => 0)];
    expect(other.find(cookieOf(one.toCookie(one.open())))).toBeNull();
    expect(one.find(cookieOf(one.toCookie(other.open())))).toBeNull();
  });

  test("ends after half a day, and when eight others came after it", () => {
    const { now, pass } = handClock();
    const { open, find, toCookie } = createSessions(1, now);
    const isOpen = (session: string) => find(cookieOf(toCookie(session))) === session;
    const first = open();
    const rest = Array.from({ length: 8 }, open);
    expect(isOpen(first)).toBe(false);
    expect(rest.every(isOpen)).toBe(true);
    pass(12 * 3_600_000);
    expect(rest.some(isOpen)).toBe(false);
  });
});

describe("wrong codes", () => {
  test("of one address are refused after five in a minute; others may go on", () => {
    const { now, pass } = handClock();
    const { allows, note } = createTryLimit(now);
    for (let count = 0; count < 5; count += 1) {
      expect(allows("a")).toBe(true);
      note("a");
    }
    expect(allows("a")).toBe(false);
    expect(allows("b")).toBe(true);
    pass(tryWindowMs);
    expect(allows("a")).toBe(true);
  });

  test("of very many addresses take no more room than of some", () => {
    const { allows, note } = createTryLimit(() => 0);
    for (let count = 0; count < 5; count += 1) note("first");
    for (let address = 0; address < 255; address += 1) note(String(address));
    expect(allows("first")).toBe(false);
    note("one more");
    expect(allows("first")).toBe(true);
  });
});
