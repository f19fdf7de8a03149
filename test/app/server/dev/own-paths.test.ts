import { join } from "node:path";

import type { ViteDevServer } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startDev } from "../../../../src/app/server/dev/start-dev.ts";
import { ask, type Answered, type RawRequest } from "../../../support/start-present.ts";
import { svg, useTempFolders } from "../../../support/temp-folder.ts";
import { writeFiles } from "../../../support/write-files.ts";

const newFolder = useTempFolders();
const secret = "words-of-the-project";
const script = `<svg xmlns="http://www.w3.org/2000/svg"><script>/* ${secret} */</script></svg>`;

let root = "";
let port = 0;
let server: ViteDevServer;

beforeAll(async () => {
  root = await newFolder();
  await writeFiles(root, {
    "slides/talk.md": `# Talk\n\n## One\n\n- one ${secret}\n- two\n\n![field](./field.svg)\n\n[more](./more.svg)\n`,
    "slides/field.svg": svg,
    "slides/more.svg": script,
    "slides/more.html": `<script>/* ${secret} */</script>`,
    "slides/more.js": `/* ${secret} */`,
    "slides/more.pdf": secret,
    "slides/more.xml": `<x>${secret}</x>`,
    "public/shared.txt": secret,
    "node_modules/one/index.js": `/* ${secret} */`,
    "index.html": `<p>${secret}</p>`,
    "private.txt": secret,
    "package.json": `{ "name": "${secret}" }`,
    ".env": `SECRET=${secret}`,
  });
  server = await startDev({ root, port: 0, open: false, report: () => {} });
  const address = server.httpServer?.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(() => server.close());

const get = (path: string, more: Partial<RawRequest> = {}): Promise<Answered> =>
  ask({ port, path, ...more });

describe("what is no part of a deck is not served", () => {
  const files = [
    "private.txt",
    "package.json",
    ".env",
    "slides/talk.md",
    "slides/more.svg",
    "slides/more.html",
    "slides/more.js",
    "slides/more.pdf",
    "slides/more.xml",
    "talk/more.svg",
    "talk/../slides/more.svg",
    "talk/..%2fslides/more.svg",
    "talk/%2e%2e/private.txt",
    "..%2f..%2fetc/passwd",
    "public/shared.txt",
    "shared.txt",
    "node_modules/one/index.js",
    "@id/one",
    "@id/__x00__virtual:lectern",
    "@vite/env",
    "@vite/client.map",
    "@fs/etc/passwd",
    "slides/",
    "public",
  ];
  const queries = [
    "",
    "?raw",
    "?import",
    "?raw&import",
    "?url&inline",
    "?import&url",
    "?worker",
    "?t=1",
  ];

  test.each(files)("/%s", async (file) => {
    for (const query of queries) {
      const { status, body } = await get(`/${file}${query}`);
      expect([status, body], query).toEqual([404, "There is nothing at this address.\n"]);
    }
  });

  test("by the file's whole path", async () => {
    for (const query of queries) {
      const { status } = await get(`/@fs${join(root, "private.txt")}${query}`);
      expect(status, query).toBe(404);
    }
  });

  test("whatever is asked for it", async () => {
    for (const method of ["HEAD", "POST", "PUT", "OPTIONS", "DELETE", "PATCH"]) {
      const { status, body } = await get("/private.txt", { method });
      expect(status, method).toBeGreaterThanOrEqual(400);
      expect(body).not.toContain(secret);
    }
    const range = await get("/private.txt", { headers: { range: "bytes=0-3" } });
    expect(range.status).toBe(404);
    const ping = await get("/private.txt", { headers: { accept: "text/x-vite-ping" } });
    expect(ping.status).toBe(404);
  });
});

test("every answer says that it is for pages of this server alone", async () => {
  const html = (await get("/talk/")).body;
  const asset = /assets\/field-[\w-]+\.svg/.exec(html)?.[0] ?? "";
  const paths = [
    "/talk/",
    "/talk/?stage",
    "/index.html",
    "/talk",
    `/talk/${asset}`,
    "/@lectern/live.js",
  ];
  for (const path of [...paths, "/@vite/client", "/nothing", "/@lectern/print"]) {
    const { headers } = await get(path);
    expect(headers, path).toMatchObject({
      "content-security-policy": expect.stringMatching(/(?:^|; )frame-ancestors 'self'$/),
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
    });
  }
});

test("a drawing that is opened by itself is a document without rights", async () => {
  const asset = /assets\/field-[\w-]+\.svg/.exec((await get("/talk/")).body)?.[0] ?? "";
  const { status, headers } = await get(`/talk/${asset}`);
  expect(status).toBe(200);
  expect(headers["content-security-policy"]).toBe(
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'",
  );
});

describe("who asks from elsewhere is refused", () => {
  const ownAddress = () => `127.0.0.1:${port}`;
  const paths = ["/", "/talk/", "/@vite/client", "/@lectern/live.js", "/nothing"];

  test.each<[string, Readonly<Record<string, string>>]>([
    ["a page of another site", { origin: "http://evil.example" }],
    ["a page without an origin, such as a sandboxed document", { origin: "null" }],
    ["a page of another port", { origin: "http://127.0.0.1:1" }],
    ["a picture of another site", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }],
    ["a script of another port", { "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors" }],
    ["a name that leads here from elsewhere", { host: "evil.example" }],
    ["a name that only begins as ours", { host: "127.0.0.1.evil.example" }],
    ["a name below ours", { host: "evil.localhost" }],
    ["a service worker", { "service-worker": "script", "sec-fetch-site": "same-origin" }],
  ])("%s", async (_, headers) => {
    for (const path of paths) {
      expect((await get(path, { headers })).status, path).toBe(403);
    }
  });

  test("and who follows a link to a deck is not", async () => {
    const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
    expect((await get("/talk/", { headers })).status).toBe(200);
    const own = { origin: `http://${ownAddress()}`, "sec-fetch-site": "same-origin" };
    expect((await get("/talk/", { headers: own })).status).toBe(200);
    expect((await get("/talk/", { headers: { host: `localhost:${port}` } })).status).toBe(200);
  });
});
