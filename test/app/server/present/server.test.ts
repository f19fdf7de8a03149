import { once } from "node:events";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { connect, type Socket } from "node:net";

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { isAlive, listDescendants } from "../../../support/processes.ts";
import {
  ask,
  endPresent,
  outerAddress,
  startPresent,
  type Answered,
  type Present,
  type RawRequest,
} from "../../../support/start-present.ts";
import { useTempFolders } from "../../../support/temp-folder.ts";
import { writeFiles } from "../../../support/write-files.ts";

const newFolder = useTempFolders();

let present: Present;
let cwd = "";
beforeAll(async () => {
  cwd = await newFolder();
  await writeFiles(cwd, { "secret.txt": "the secret" });
  present = await startPresent(cwd, ["--host", outerAddress], {
    "第2章 #&.md": "# 川\n\n## 節\n\n- 水\n- 石\n",
  });
});
afterAll(() => endPresent(present));

const inner = "127.0.0.1";
type Wish = Omit<RawRequest, "port">;
const get = (wish: Wish): Promise<Answered> => ask({ port: present.port, ...wish });
const originOf = (address: string): string =>
  `http://${address.includes(":") ? `[${address}]` : address}:${present.port}`;
const post = (path: string, body: unknown, more: Partial<Wish> = {}): Promise<Answered> => {
  const address = more.address ?? inner;
  const headers = { "content-type": "application/json", origin: originOf(address) };
  return get({
    path,
    method: "POST",
    body: JSON.stringify(body),
    ...more,
    headers: { ...headers, ...more.headers },
  });
};
const codeIn = (url: string): string => new URL(url).hash.slice(1);

/** The folder's names and the chapters' words, which no stranger is to see. */
const secrets = /the secret|海|津波|川|umi/;

describe("from this machine", () => {
  test("the decks, their list and their files are there, and no folder is listed", async () => {
    expect((await get({ path: "/" })).body).toContain("海の話");
    const page = await get({ path: "/umi/" });
    expect(page.body).toContain("津波");
    const asset = /assets\/[\w-]+\.css/.exec(page.body)?.[0] ?? "";
    expect((await get({ path: `/umi/${asset}` })).status).toBe(200);
    expect((await get({ path: `/${encodeURIComponent("第2章 #&")}/` })).body).toContain("川");
    for (const path of [
      "/umi/assets/",
      "/umi/assets",
      "/assets/",
      "/@lectern/files/",
      "/@lectern/",
    ]) {
      expect((await get({ path })).status, path).toBe(404);
    }
  });

  test("every answer bears what protects it", async () => {
    for (const path of [
      "/",
      "/umi/",
      "/@pair",
      "/nothing",
      "/@lectern/view",
      "/@lectern/commands?deck=umi",
    ]) {
      const { headers } = await get({ path });
      expect(headers["content-security-policy"], path).toMatch(
        /^default-src 'none'; script-src 'self';.*base-uri 'none';.*frame-ancestors 'none'$/,
      );
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "no-store",
      });
    }
  });

  test.each([
    "/../secret.txt",
    "/umi/../secret.txt",
    "/umi/../../secret.txt",
    "/umi/assets/../../../secret.txt",
    "/%2e%2e/secret.txt",
    "/umi/%2e%2e%2f%2e%2e%2fsecret.txt",
    "/umi/..%5c..%5csecret.txt",
    "/umi/..\\..\\secret.txt",
    "//etc/passwd",
    "/umi//etc/passwd",
    "/umi/%2fetc%2fpasswd",
    "/umi/index.html%00",
    "/umi/%00/../index.html",
    "/umi/./index.html",
    "/secret.txt",
    "/umi.md",
    "/umi/deck.json",
    "/@fs/etc/passwd",
    "/%ff/",
    "/constructor",
    "/__proto__/",
    "http://evil.example/umi/",
  ])("%s leads nowhere", async (path) => {
    const { status, body } = await get({ path });
    expect(status).toBe(404);
    expect(body).toBe("There is nothing at this address.\n");
  });

  test("what is not asked for as pages ask is refused", async () => {
    expect((await get({ path: "/umi/", method: "PUT" })).status).toBe(405);
    expect((await get({ path: "/umi/", method: "OPTIONS" })).status).toBe(405);
    expect((await post("/umi/", {})).status).toBe(405);
    const head = await get({ path: "/umi/", method: "HEAD" });
    expect([head.status, head.body]).toEqual([200, ""]);
    const text = { headers: { "content-type": "text/plain" } };
    expect((await post("/@lectern/state", {}, text)).status).toBe(415);
    expect((await post("/@lectern/state", { line: "a".repeat(2000) })).status).toBe(413);
    expect((await post("/@lectern/state", { line: "a" })).status).toBe(415);
    const state = { index: 0, steps: 0, isBlack: false, elapsedMs: 0, isRunning: false };
    expect((await post("/@lectern/state", { line: "guess", state })).status).toBe(409);
    expect((await get({ path: "/@lectern/commands?deck=other" })).status).toBe(403);
  });
});

describe("names and pages that are not ours are turned away", () => {
  test.each(["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1.evil.example"])(
    "by the name of %s, as after DNS rebinding",
    async (host) => {
      for (const path of ["/umi/", "/@pair", "/@lectern/commands?deck=umi"]) {
        const { status, body } = await get({ path, headers: { host } });
        expect([status, body]).toEqual([403, "You are not allowed here.\n"]);
      }
    },
  );

  test("this machine's own name is ours at this machine's own address alone", async () => {
    const host = `localhost:${present.port}`;
    expect((await get({ path: "/umi/", headers: { host } })).status).toBe(200);
    expect((await get({ path: "/@pair", address: outerAddress, headers: { host } })).status).toBe(
      403,
    );
  });

  test("when a page of another site asks", async () => {
    const origin = "http://evil.example";
    for (const path of ["/umi/", "/@lectern/view", "/@lectern/commands?deck=umi"]) {
      expect((await get({ path, headers: { origin } })).status).toBe(403);
      const embedded = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" };
      expect((await get({ path, headers: embedded })).status).toBe(403);
    }
    for (const path of ["/@pair", "/@lectern/command", "/@lectern/state"]) {
      expect((await post(path, {}, { headers: { origin } })).status).toBe(403);
      const asked = { "content-type": "application/json" };
      expect((await get({ path, method: "POST", headers: asked, body: "{}" })).status).toBe(403);
    }
  });
});

describe("from the network", () => {
  const address = outerAddress;

  test("a stranger sees how to get in, and nothing else", async () => {
    const { status, headers } = await get({ address, path: "/" });
    expect([status, headers.location]).toEqual([307, "/@lectern/remote"]);
    for (const path of ["/@lectern/remote", "/umi/remote", "/other/remote"]) {
      expect((await get({ address, path })).headers.location, path).toBe("/@pair");
    }
    const page = await get({ address, path: "/@pair" });
    expect(page.body).toContain("このコードは使用済みか、期限切れです。");
    expect(page.body).not.toMatch(secrets);
    for (const path of ["/umi/", "/umi/index.html", "/umi", "/index.html", "/nothing"]) {
      const { status, body } = await get({ address, path });
      expect([status, body], path).toEqual([404, "There is nothing at this address.\n"]);
    }
    const css = /assets\/[\w-]+\.css/.exec((await get({ path: "/umi/" })).body)?.[0] ?? "";
    expect((await get({ address, path: `/umi/${css}` })).status).toBe(404);
    expect((await get({ address, path: "/@lectern/view" })).status).toBe(403);
    expect((await get({ address, path: "/@lectern/commands?deck=umi" })).status).toBe(403);
    expect((await post("/@lectern/command", { type: "next" }, { address })).status).toBe(403);
    expect((await post("/@lectern/state", {}, { address })).status).toBe(403);
  });

  test("a code lets one device in, once; it sees the remote and still no deck", async () => {
    const code = codeIn(present.pair);
    const first = await post("/@pair", { code }, { address });
    expect(first.status).toBe(200);
    const cookie = first.headers["set-cookie"]?.[0] ?? "";
    expect(cookie).toMatch(/^lectern-remote-\d+=[\w-]{22}; HttpOnly; SameSite=Strict; Path=\//);
    const second = await post("/@pair", { code }, { address });
    expect([second.status, second.headers["set-cookie"]]).toEqual([403, undefined]);
    const headers = { cookie: cookie.split(";")[0] ?? "" };
    expect((await get({ address, path: "/umi/remote", headers })).body).toContain("津波");
    expect((await get({ address, path: "/umi/", headers })).status).toBe(404);
    expect((await get({ address, path: "/@lectern/view", headers })).status).toBe(200);
    const command = await post("/@lectern/command", { type: "next" }, { address, headers });
    expect(command.status).toBe(409);
    const wrong = await post("/@lectern/command", { type: "quit" }, { address, headers });
    expect(wrong.status).toBe(415);
  });

  test("who tries wrong codes has to wait", async () => {
    const tries: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      tries.push((await post("/@pair", { code: "guess" })).status);
    }
    expect(tries).toEqual([403, 403, 403, 403, 403, 429]);
  });
});

test("while it is running there is no file of its own", async () => {
  expect(await readdir(present.temporary)).toEqual([]);
});

/** Does anything answer there? */
function canConnect(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/** Opens a stream as a deck's page does. Resolves when it has begun. */
async function openStream(port: number): Promise<Socket> {
  const stream = connect({ port, host: inner });
  stream.on("error", () => undefined);
  stream.write(`GET /@lectern/commands?deck=umi HTTP/1.1\r\nHost: ${inner}:${port}\r\n\r\n`);
  await once(stream, "data");
  return stream;
}

test("who opens ever more streams loses the oldest", async () => {
  const streams: Socket[] = [];
  for (let count = 0; count < 5; count += 1) streams.push(await openStream(present.port));
  const [first, ...rest] = streams;
  if (first?.closed === false) await once(first, "close");
  expect(rest.map(({ closed }) => closed)).toEqual([false, false, false, false]);
  for (const stream of rest) stream.destroy();
});

describe.skipIf(!existsSync("/proc/self/stat"))("ended", () => {
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("by %s it leaves no process, no file and no port", async (signal, code) => {
    const folder = await newFolder();
    const { run, port, temporary, pair } = await startPresent(folder);
    expect(pair).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/@pair#[\\w-]{22}$`));
    expect(await canConnect(port, outerAddress)).toBe(false);
    // A page that listens does not keep it.
    await openStream(port);
    const children = await listDescendants(run.child.pid ?? 0);
    run.child.kill(signal);
    expect((await run.ended).code).toBe(code);
    await vi.waitFor(async () => {
      expect(await Promise.all(children.map(isAlive))).not.toContain(true);
    });
    expect(await canConnect(port, inner)).toBe(false);
    expect(await readdir(temporary)).toEqual([]);
    expect(await readdir(folder)).toEqual(["temporary", "umi.md"]);
  });
});
