import fc from "fast-check";
import type { ViteDevServer } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import {
  parseLiveMessage,
  parseOpenWish,
} from "../../../../src/app/server/dev/parse-live-message.ts";
import { startDev } from "../../../../src/app/server/dev/start-dev.ts";
import { openLiveSocket } from "../../../support/live-socket.ts";
import { ask } from "../../../support/start-present.ts";
import { useTempFolders } from "../../../support/temp-folder.ts";
import { writeFiles } from "../../../support/write-files.ts";

const newFolder = useTempFolders();

let server: ViteDevServer;
let port = 0;
let token = "";
/** What would end the process. */
const uncaught: unknown[] = [];
const note = (error: unknown) => void uncaught.push(error);

beforeAll(async () => {
  const root = await newFolder();
  await writeFiles(root, { "slides/talk.md": "# Talk\n\n## One\n\n- one\n- two\n" });
  server = await startDev({ root, port: 0, open: false, report: () => {} });
  const address = server.httpServer?.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
  token =
    /const wsToken = "([\w-]+)"/.exec((await ask({ port, path: "/@vite/client" })).body)?.[1] ?? "";
  process.prependListener("uncaughtException", note);
  process.prependListener("unhandledRejection", note);
});
afterAll(async () => {
  process.off("uncaughtException", note);
  process.off("unhandledRejection", note);
  await server.close();
});

const origin = () => `http://127.0.0.1:${port}`;
const openPage = () => openLiveSocket(port, `/?token=${token}`, { Origin: origin() });

const events = [
  "lectern:hello",
  "lectern:fitted",
  "vite:invalidate",
  "vite:invoke",
  "vite:forward-console",
];
const data = [
  null,
  1,
  "x",
  [],
  {},
  { deck: null },
  { deck: "talk" },
  { deck: "talk", version: -1 },
  { deck: "talk", version: 1, slides: null, faults: null },
  { deck: "talk", version: 1, slides: [null], faults: [] },
  { deck: "talk", version: 1, slides: [{ source: 99 }], faults: [] },
  { name: "fetchModule", id: "send:1", data: ["/etc/passwd"] },
  { name: "fetchModule" },
];

test("a page has a connection, and hears of its deck", async () => {
  const page = await openPage();
  expect(page.status).toMatch(/ 101 /);
  page.send(
    JSON.stringify({ type: "custom", event: "lectern:hello", data: { deck: "talk", version: 0 } }),
  );
  await page.saw("lectern:update");
  page.close();
});

test.each(events)("no %s ends the server, whatever it holds", async (event) => {
  const page = await openPage();
  for (const each of data) page.send(JSON.stringify({ type: "custom", event, data: each }));
  page.send(JSON.stringify({ type: "custom", event }));
  page.send("{");
  page.send("null");
  page.send(
    JSON.stringify({ type: "custom", event: "lectern:hello", data: { deck: "talk", version: 0 } }),
  );
  await page.saw("lectern:update");
  expect(uncaught).toEqual([]);
  expect((await ask({ port, path: "/talk/" })).status).toBe(200);
  page.close();
});

test("a fit that names slides which the deck does not have is no fault of the server", async () => {
  const measures = { overflows: false, fullness: 0.5, smallText: null, scaledBlocks: [] };
  const part = {
    index: 9,
    count: 2,
    windows: [{ flow: "x", from: [9, 9], to: null }],
    columns: { start: 3, end: 1 },
    notes: [7],
    footnotes: [3],
  };
  const slides = [
    { source: 99, id: "x", part: null, measures },
    { source: 0, id: "y", part, measures },
  ];
  const page = await openPage();
  page.send(
    JSON.stringify({
      type: "custom",
      event: "lectern:fitted",
      data: { deck: "talk", version: 1, slides, faults: [] },
    }),
  );
  page.send(
    JSON.stringify({ type: "custom", event: "lectern:hello", data: { deck: "talk", version: 0 } }),
  );
  await page.saw("lectern:update");
  expect(uncaught).toEqual([]);
  expect((await ask({ port, path: "/talk/" })).status).toBe(200);
  page.close();
});

describe("a connection is refused", () => {
  const all: [string, () => string, () => Readonly<Record<string, string>>][] = [
    ["to another site's page", () => `/?token=${token}`, () => ({ Origin: "http://evil.example" })],
    ["to a page without an origin", () => `/?token=${token}`, () => ({ Origin: "null" })],
    [
      "to a page of another port",
      () => `/?token=${token}`,
      () => ({ Origin: "http://127.0.0.1:1" }),
    ],
    ["to a page that lacks the token", () => "/", () => ({ Origin: origin() })],
    ["by a name from elsewhere", () => `/?token=${token}`, () => ({ Host: "evil.example" })],
    [
      "by a ping from elsewhere",
      () => "/",
      () => ({ "Sec-WebSocket-Protocol": "vite-ping", Origin: "http://evil.example" }),
    ],
    [
      "for another protocol",
      () => `/?token=${token}`,
      () => ({ "Sec-WebSocket-Protocol": "chat" }),
    ],
  ];
  test.each(all)("%s", async (_, path, headers) => {
    const page = await openLiveSocket(port, path(), headers());
    expect(page.status).toMatch(/^HTTP\/1\.1 4\d\d /);
    page.close();
  });
});

test("no message makes the reading of messages fail", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      parseLiveMessage(text);
      parseLiveMessage(`{"type":"custom","event":"lectern:fitted","data":${text}}`);
      parseOpenWish(text);
    }),
  );
});
