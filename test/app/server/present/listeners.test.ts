import { once } from "node:events";
import { IncomingMessage, ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { Duplex } from "node:stream";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { listenOn, type Listeners } from "../../../../src/app/server/present/listeners.ts";
import { EventStreams } from "../../../../src/app/server/present/event-streams.ts";
import type { Send } from "../../../../src/app/server/present/remote-hub.ts";
import { ask } from "../../../support/start-present.ts";

const host = "127.0.0.1";
let listeners: Listeners;
let streams: EventStreams;
const sockets: Socket[] = [];

beforeAll(async () => {
  listeners = await listenOn([host], 0);
  streams = new EventStreams();
  listeners.serve(() => (request, response) => {
    const owner = new URL(request.url ?? "/", "http://x").searchParams.get("owner");
    if (owner === null) request.resume().once("end", () => response.end("here"));
    else if (!streams.open(response, owner, () => () => undefined)) response.writeHead(503).end();
  });
});
afterAll(() => sockets.forEach((socket) => socket.destroy()));

/** Opens a connection and says something, which may be no whole request. */
async function say(words: string): Promise<Socket> {
  const socket = connect({ port: listeners.port, host });
  socket.on("error", () => socket.destroy());
  sockets.push(socket);
  await once(socket, "connect");
  if (words !== "") socket.write(words);
  return socket;
}

const isHere = async () =>
  (await ask({ port: listeners.port, path: "/", headers: { connection: "close" } })).body;

const unfinished: [string, string][] = [
  ["that say nothing", ""],
  ["that never come to the end of their headers", "GET / HTTP/1.1\r\nHost: x\r\nX: "],
  [
    "that never come to the end of what they send",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx",
  ],
  ["that were answered and stay", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"],
];

test.each(unfinished)("three hundred connections %s keep nobody out", async (_, words) => {
  for (let count = 0; count < 300; count += 1) await say(words);
  expect(await isHere()).toBe("here");
  // And again, as long as they like.
  for (let count = 0; count < 50; count += 1) await say(words);
  expect(await isHere()).toBe("here");
});

test("who is answered is not hung up on to make room", async () => {
  const stream = await say("GET /?owner=speaker HTTP/1.1\r\nHost: x\r\n\r\n");
  await once(stream, "data");
  for (let count = 0; count < 300; count += 1) await say("");
  expect(await isHere()).toBe("here");
  expect(stream.closed).toBe(false);
  stream.destroy();
});

test("who says nothing, or never ends, is hung up on after some seconds", async () => {
  const begun = performance.now();
  const all = await Promise.all(unfinished.slice(0, 3).map(([, words]) => say(words)));
  for (const socket of all) socket.resume();
  await Promise.all(all.map((socket) => once(socket, "close")));
  expect(performance.now() - begun).toBeLessThan(25_000);
});

test("headers that are too long are refused", async () => {
  const socket = await say(`GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(9000)}\r\n\r\n`);
  const [answer] = (await once(socket, "data")) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 431 /);
});

describe("event streams", () => {
  const open = async (owner: string): Promise<{ socket: Socket; said: string }> => {
    const socket = await say(`GET /?owner=${owner} HTTP/1.1\r\nHost: x\r\n\r\n`);
    const [part] = (await once(socket, "data")) as [Buffer];
    return { socket, said: part.toString() };
  };

  test("of one device the oldest ends when it has more than four", async () => {
    const all = [];
    for (let count = 0; count < 5; count += 1) all.push(await open("one"));
    const [first, ...rest] = all.map(({ socket }) => socket);
    if (first?.closed === false) await once(first, "close");
    expect(rest.map(({ closed }) => closed)).toEqual([false, false, false, false]);
    for (const socket of rest) socket.destroy();
    await Promise.all(rest.map((socket) => once(socket, "close")));
  });

  test("are thirty-two in all, and one that ends makes room for another", async () => {
    const streams = new EventStreams();
    const join = () => () => undefined;
    const all = Array.from({ length: 32 }, () => toStuck());
    const opened = all.map(({ response }, index) => streams.open(response, `${index}`, join));
    expect(opened).toEqual(all.map(() => true));
    const late = toStuck();
    expect(streams.open(late.response, "late", join)).toBe(false);
    all[0]?.socket.destroy();
    await once(all[0]?.response ?? late.response, "close");
    expect(streams.open(late.response, "late", join)).toBe(true);
    for (const { socket } of [...all, late]) socket.destroy();
  });

  test("end for a page that takes nothing any more", async () => {
    const { response, socket } = toStuck();
    let send: Send = () => undefined;
    const left = new Promise<void>((resolve) => {
      new EventStreams().open(response, "slow", (given) => {
        send = given;
        return resolve;
      });
    });
    const line = "x".repeat(64 * 1024);
    for (let count = 0; count < 4; count += 1) send("hello", { line });
    expect(socket.destroyed).toBe(false);
    for (let count = 0; count < 2; count += 1) send("hello", { line });
    expect(socket.destroyed).toBe(true);
    await left;
  });
});

/** A response to a page that takes nothing. */
function toStuck(): { readonly response: ServerResponse; readonly socket: Duplex } {
  const socket = new Duplex({ read: () => undefined, write: () => undefined });
  const asSocket = socket as Socket;
  const response = new ServerResponse(new IncomingMessage(asSocket));
  response.assignSocket(asSocket);
  return { response, socket };
}
