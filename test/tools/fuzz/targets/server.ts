import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";

import { startDev } from "../../../../src/app/server/dev/start-dev.ts";
import { writeFiles } from "../../../support/write-files.ts";
import { chapterTokens, unicodeTokens } from "../dictionary.ts";
import { mutate } from "../mutate.ts";
import { ask } from "../raw-request.ts";
import type { Random } from "../random.ts";
import type { Target } from "../target.ts";

const secret = "words-of-no-project";

const paths = [
  "/ /index.html /talk /talk/ /talk/index.html /talk/?stage /talk/deck.json /assets/x.css /@lectern/live.js",
  "/@lectern/open?source=slides/talk.md:1-3&words=one /@lectern/open?source=../outside.md:1-1&words=a",
  "/@lectern/open?source=slides:1-1 /@lectern/open?source=slides/none.md:1-1 /__open-in-editor?file=x",
  "/__open-in-editor?file=../outside.md /@fs/ /@fs/etc/passwd /@vite/client /@id/x /slides/talk.md",
  "/../outside.md /..%2foutside.md /%2e%2e/outside.md /slides/..%5c..%5coutside.md /slides/link.md",
  "// //x ///// /% /%00 /%ff /%E7%AC%AC2 /nix/ /__proto__/ /constructor/ /talk/%2e%2e/%2e%2e/outside.md",
  "* http://a/ http:// /talk/?import /talk?raw /slides/talk.md?raw /slides/talk.md?url&import /?html-proxy",
].flatMap((line) => line.split(" "));

const wellFormed = "GET /talk/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";

const methods = [
  "GET",
  "GET",
  "GET",
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "X",
];

const headers = [
  "Origin: http://evil.example",
  "Sec-Fetch-Site: cross-site",
  "Range: bytes=0-1,5-",
  "Range: bytes=9999999999-",
  "If-None-Match: *",
  "Accept: text/html",
  "Accept-Encoding: br",
  "Content-Length: 5",
  "Content-Length: -1",
  "Transfer-Encoding: chunked",
  "Expect: 100-continue",
  "Upgrade: websocket",
  "Connection: Upgrade",
  "Sec-WebSocket-Key: x",
  "Cookie: a=b; __proto__=c",
  `X: ${"y".repeat(20_000)}`,
];

const tokens = [
  ...unicodeTokens,
  ...chapterTokens,
  ..."%00 %0d%0a %2e %2f %5c %25 .. ../ ..\\ // ? & # ; = %c0%ae @ /@fs/ ?raw ?url ?import ?inline ?worker".split(
    " ",
  ),
];

/** The bytes of a request, one a character (Latin-1) → an answer that is no failure and tells no secret. */
export const server: Target = {
  name: "server",
  share: 10,
  make({ random, corpus }) {
    const change = (text: string, share: number) =>
      random.chance(share)
        ? mutate(text, random, { others: [...paths, ...corpus.slice(0, 3)], tokens })
        : text;
    const path = change(random.pick(paths), 0.6);
    const host = random.chance(0.8)
      ? "127.0.0.1"
      : random.pick(["evil.example", "", "[::1]", "a b"]);
    const lines = [
      `${random.pick(methods)} ${random.chance(0.9) ? toOneWord(path) : path} HTTP/1.1`,
      `Host: ${host}`,
      "Connection: close",
      ...someOf(headers, random).map((header) => change(header, 0.2)),
    ];
    const body = random.chance(0.2) ? "hello" : "";
    return Buffer.from(change(`${lines.join("\r\n")}\r\n\r\n${body}`, 0.15)).toString("latin1");
  },
  async open(_, scratch) {
    // A thread that hung may still hold the one before.
    const folder = await mkdtemp(join(scratch, "server-"));
    const root = join(folder, "project");
    await writeFiles(folder, {
      "outside.md": `# ${secret}\n`,
      "project/slides/talk.md": "# Talk\n\n## One\n\n- one\n- two\n\n![field](./field.svg)\n",
      "project/slides/field.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
      "project/slides/第2章 #.md": "# 川\n\n## 節\n\n- 水\n",
    });
    const dev = await startDev({ root, port: 0, open: false, report: () => {} });
    const address = dev.httpServer?.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    let count = 0;
    return async (input) => {
      const answer = await ask(port, Buffer.from(input, "latin1"), false);
      count += 1;
      const isAlive = count % 50 !== 0 || (await ask(port, wellFormed, true));
      return [
        ...statusFaults(answer),
        ...(answer.includes(secret) || answer.includes("root:x:0") ? ["told a secret"] : []),
        ...(isAlive === true || isAlive.startsWith("HTTP/1.1 200") ? [] : ["the server is gone"]),
      ];
    };
  },
};

function statusFaults(answer: string): string[] {
  const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) =>
    Number(status),
  );
  return statuses
    .filter((status) => status >= 500 && status !== 501)
    .map((status) => `status: ${status}`);
}

/** The path of a request has no white space in it. */
function toOneWord(path: string): string {
  return path.replaceAll("\u0000", "").replace(/\s+/g, "");
}

function someOf(list: readonly string[], random: Random): string[] {
  return list.filter(() => random.chance(0.12));
}
