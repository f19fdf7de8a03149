import { createHash } from "node:crypto";
import { createServer } from "node:http";
import {
  connect,
  createServer as createProxy,
  type AddressInfo,
  type Server,
  type Socket,
} from "node:net";

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { parseBrowserAddress } from "../../src/browser/browser-address.ts";
import { connectBrowser, type ConnectedBrowser } from "../../src/browser/connect-browser.ts";
import { retryOnce, withRemoteBrowser } from "../../src/browser/with-browser.ts";
import { startRemoteChromium, untouched, type RemoteChromium } from "../support/remote-chromium.ts";

let remote: RemoteChromium;
const servers: { close: () => unknown }[] = [];

beforeAll(async () => {
  remote = await startRemoteChromium();
});
afterAll(async () => {
  for (const server of servers) server.close();
  await remote.end();
});

const open = (address: string): Promise<ConnectedBrowser> =>
  connectBrowser(parseBrowserAddress(address), { timeoutMs: 5000 });

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return (server.address() as AddressInfo).port;
}

/** Serves `/json/version` or whatever else is asked for; a WebSocket gets `product` for every answer. */
async function startFake(answer: { status: number; body: string; product?: string }) {
  const server = createServer((_, response) => {
    response.writeHead(answer.status).end(answer.body);
  });
  const { product } = answer;
  if (product !== undefined) {
    server.on("upgrade", (request, socket) => {
      const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
      const accept = createHash("sha1").update(key).digest("base64");
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      let id = 0;
      // Each frame that comes is a call; their ids count from 1.
      socket.on("data", () => {
        id += 1;
        const text = JSON.stringify({ id, result: { product, browserContextIds: [] } });
        socket.write(Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)]));
      });
    });
  }
  servers.push(server);
  return portOf(server);
}

/** Passes connections on to the remote browser, and can cut them. */
async function startCuttable(): Promise<{ host: string; cut: () => void; close: () => void }> {
  const sockets = new Set<Socket>();
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  const target = new URL(remote.socketUrl);
  const proxy = createProxy((socket) => {
    const through = connect(Number(target.port), target.hostname);
    for (const one of [socket, through]) {
      sockets.add(one);
      one.on("error", () => undefined);
    }
    socket.pipe(through).pipe(socket);
  });
  servers.push(proxy);
  const port = await portOf(proxy);
  return { host: `127.0.0.1:${port}`, cut, close: () => void proxy.close() };
}

describe("a room in somebody's browser", () => {
  test.each([
    ["its own address", () => remote.socketUrl],
    ["its host and port", () => `http://${remote.host}`],
  ])("is had by %s, and nothing of it is left", async (_, address) => {
    const { browser, close } = await open(address());
    const page = await browser.newPage();
    await page.setContent("<title>Chapter</title>");
    expect(await page.title()).toBe("Chapter");
    expect((await remote.state()).rooms).toBe(1);
    await close();
    await close();
    expect(browser.connected).toBe(false);
    expect(await remote.state()).toEqual(untouched);
  });

  test("goes with the connection", async () => {
    const { host, cut } = await startCuttable();
    const { browser } = await open(`http://${host}`);
    await browser.newPage();
    expect((await remote.state()).rooms).toBe(1);
    cut();
    await vi.waitFor(async () => expect(await remote.state()).toEqual(untouched));
  });

  test("reaches no network, this machine neither", async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end("<title>Reached</title>");
    });
    server.on("upgrade", (request) => asked.push(request.url));
    servers.push(server);
    const port = await portOf(server);
    const { browser, close } = await open(remote.socketUrl);
    const page = await browser.newPage();
    await expect(page.goto(`http://127.0.0.1:${port}/page`)).rejects.toThrow(/net::ERR_PROXY/);
    await page.goto("about:blank");
    const talked = await page.evaluate(
      (url) =>
        new Promise((resolve) => {
          const socket = new WebSocket(url);
          socket.addEventListener("open", () => resolve("open"));
          socket.addEventListener("error", () => resolve("refused"));
        }),
      `ws://127.0.0.1:${port}/socket`,
    );
    await close();
    expect(talked).toBe("refused");
    expect(asked).toEqual([]);
  });
});

describe("a connection that is lost", () => {
  test("is made anew once, and the work begins anew", async () => {
    const { host, cut } = await startCuttable();
    let tries = 0;
    const title = await withRemoteBrowser(parseBrowserAddress(`http://${host}`), (source) =>
      retryOnce(source, async (browser) => {
        const page = await browser.newPage();
        tries += 1;
        if (tries === 1) cut();
        await page.setContent("<title>Again</title>");
        return page.title();
      }),
    );
    expect([title, tries]).toEqual(["Again", 2]);
    await vi.waitFor(async () => expect(await remote.state()).toEqual(untouched));
  });

  test("a second time is a browser failure", async () => {
    const { host, cut } = await startCuttable();
    const used = withRemoteBrowser(parseBrowserAddress(`http://${host}`), (source) =>
      retryOnce(source, async (browser) => {
        const page = await browser.newPage();
        cut();
        return page.title();
      }),
    );
    await expect(used).rejects.toMatchObject({
      code: "browser-failed",
      message: `The connection to the browser at http://${host} was lost.`,
    });
  });
});

describe("what is no browser is told, and no secret of its address", () => {
  const secrets = /hunter2|s3cret/;
  const free = async (): Promise<number> => {
    const server = createServer();
    const port = await portOf(server);
    await new Promise((resolve) => server.close(resolve));
    return port;
  };
  const page = { status: 200, body: "<p>Hello" };
  test.each([
    ["a port on which nothing listens", "http", free, "nothing listens there"],
    ["the same by a socket", "ws", free, "nothing listens there"],
    ["a web page", "http", () => startFake(page), "does not answer as a browser does"],
    ["a page that takes no socket", "ws", () => startFake(page), "answered with 200"],
    ["a door", "http", () => startFake({ status: 401, body: "" }), "answered with 401"],
    ["an old ID", "ws", async () => Number(new URL(remote.socketUrl).port), "answered with 404"],
    [
      "an old browser",
      "ws",
      () => startFake({ ...page, product: "HeadlessChrome/99.0.1.2" }),
      "is too old: it is version 99",
    ],
  ] as const)("%s", async (...[, protocol, start, words]) => {
    const port = await start();
    const address = `${protocol}://me:hunter2@127.0.0.1:${port}/?token=s3cret`;
    const error: unknown = await open(address).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "browser-failed" });
    expect(error).toMatchObject({ message: expect.stringContaining(words) });
    expect(error).toMatchObject({ message: expect.stringContaining(`127.0.0.1:${port}`) });
    expect(JSON.stringify(error, ["message", "hint", "cause", "stack"])).not.toMatch(secrets);
    expect(error instanceof Error ? `${error.message}${error.stack}` : "").not.toMatch(secrets);
  });

  test("a name that no host has", async () => {
    const opened = open("ws://me:hunter2@no-such-host.invalid:9222/");
    await expect(opened).rejects.toThrow(/at ws:\/\/no-such-host.invalid:9222: no host of that/);
  });

  test("a host that takes the connection and says nothing", async () => {
    const server = createProxy(() => undefined);
    servers.push(server);
    const address = parseBrowserAddress(`ws://127.0.0.1:${await portOf(server)}/?token=s3cret`);
    const opened = connectBrowser(address, { timeoutMs: 200 });
    await expect(opened).rejects.toThrow(/^The browser at ws:\/\/127.0.0.1:\d+ did not answer/);
  });

  test.each(["9222", "ftp://me:hunter2@host/", "ws:", "me:hunter2@host:9222"])(
    "%s is no address",
    (text) => {
      expect(() => parseBrowserAddress(text)).toThrow(/^What --browser-url says is no browser's/);
    },
  );
});
