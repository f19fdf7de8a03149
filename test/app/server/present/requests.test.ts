import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { isOwnRequest, readPath } from "../../../../src/app/server/check-request.ts";
import {
  listAddresses,
  toHost,
  type Interfaces,
} from "../../../../src/app/server/present/start-presenting.ts";
import {
  parseCode,
  parseCommand,
  parseReport,
} from "../../../../src/app/server/present/messages.ts";

const hosts = new Set(["192.168.1.5:5173", "[fd00::5]:5173"]);
const host = "192.168.1.5:5173";
const origin = `http://${host}`;

describe("who asks", () => {
  test.each([
    ["GET", { host }],
    ["GET", { host: "[FD00::5]:5173" }],
    ["GET", { host, origin }],
    ["POST", { host, origin }],
    ["GET", { host, "sec-fetch-site": "same-origin" }],
    ["GET", { host, "sec-fetch-site": "none", "sec-fetch-mode": "navigate" }],
    // A link in a mail that the lecturer sent to the phone.
    ["GET", { host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
  ])("is one of us: %s %j", (method, headers) => {
    expect(isOwnRequest({ method, headers }, hosts)).toBe(true);
  });

  test.each([
    ["GET", {}],
    ["GET", { host: "" }],
    ["GET", { host: "evil.example" }],
    ["GET", { host: "evil.example:5173" }],
    ["GET", { host: "192.168.1.5" }],
    ["GET", { host: "192.168.1.5:5174" }],
    ["GET", { host: "192.168.1.5:5173.evil.example" }],
    ["GET", { host: "localhost:5173" }],
    ["GET", { host, origin: "http://evil.example" }],
    ["GET", { host, origin: "null" }],
    ["GET", { host, origin: `https://${host}` }],
    ["POST", { host }],
    ["POST", { host, origin: "http://[fd00::5]:5173" }],
    ["POST", { host, origin: `${origin}.evil.example` }],
    ["GET", { host, "sec-fetch-site": "cross-site" }],
    ["GET", { host, "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors" }],
    ["POST", { host, origin, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
  ])("is a stranger: %s %j", (method, headers) => {
    expect(isOwnRequest({ method, headers }, hosts)).toBe(false);
  });
});

describe("a path", () => {
  test.each([
    ["/", [""]],
    ["/a/b?c=/d#e", ["a", "b"]],
    ["/%E6%B5%B7/", ["海", ""]],
    ["/a/../b", ["a", "..", "b"]],
    ["/a%2Fb", ["a/b"]],
  ])("%s has the names %j", (url, names) => {
    expect(readPath(url)).toEqual(names);
  });

  test.each(["", "a", "http://evil.example/", "*", "/%ff", "/%", "?"])("%j is none", (url) => {
    expect(readPath(url)).toBeNull();
  });
});

describe("messages", () => {
  test("are read when they are ours", () => {
    expect(parseCommand('{"type":"next","more":1}')).toEqual({ type: "next" });
    expect(parseCommand('{"type":"go","index":3}')).toEqual({ type: "go", index: 3 });
    expect(parseCode('{"code":"abc"}')).toBe("abc");
    const state = { index: 0, steps: 2, isBlack: false, elapsedMs: 10, isRunning: true };
    expect(parseReport(JSON.stringify({ line: "l", state }))).toEqual({ line: "l", state });
  });

  test.each([
    "",
    "{",
    "null",
    "[]",
    '"next"',
    "{}",
    '{"type":"close"}',
    '{"type":"__proto__"}',
    '{"type":"go"}',
    '{"type":"go","index":-1}',
    '{"type":"go","index":1.5}',
    '{"type":"go","index":1e999}',
    '{"type":"go","index":"1"}',
    '{"__proto__":{"type":"next"}}',
  ])("are no command: %s", (json) => {
    expect(parseCommand(json)).toBeNull();
  });

  test.each([
    ["index", -1],
    ["steps", "0"],
    ["isBlack", 0],
    ["elapsedMs", null],
    ["isRunning", undefined],
  ])("are no report when %s is %j", (name, value) => {
    const state = { index: 0, steps: 0, isBlack: false, elapsedMs: 0, isRunning: false };
    const json = JSON.stringify({ line: "l", state: { ...state, [name]: value } });
    expect(parseReport(json)).toBeNull();
  });

  test("never make the server fall", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        for (const parse of [parseCode, parseCommand, parseReport]) parse(text);
        readPath(text);
        isOwnRequest({ method: "GET", headers: { host: text, origin: text } }, hosts);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the addresses that other devices can use", () => {
  const at = (address: string, internal = false) => ({
    address,
    internal,
    netmask: "",
    mac: "",
    cidr: null,
    ...(address.includes(":")
      ? { family: "IPv6" as const, scopeid: 0 }
      : { family: "IPv4" as const }),
  });
  const interfaces: Interfaces = {
    lo: [at("127.0.0.1", true), at("::1", true)],
    docker0: [at("172.17.0.1")],
    wlan0: [at("fe80::1"), at("fd00::5"), at("192.168.1.5")],
    eth0: [at("169.254.3.4"), at("10.0.0.7")],
    none: undefined,
  };

  test("are those of its networks, the likeliest first, without loopback and link-local ones", () => {
    expect(listAddresses(interfaces)).toEqual(["192.168.1.5", "10.0.0.7", "fd00::5", "172.17.0.1"]);
  });

  test("are none on a machine without a network", () => {
    expect(listAddresses({ lo: [at("127.0.0.1", true)] })).toEqual([]);
  });

  test("have brackets in a URL where they need them", () => {
    expect(toHost("10.0.0.7", 80)).toBe("10.0.0.7:80");
    expect(toHost("fd00::5", 80)).toBe("[fd00::5]:80");
  });
});
