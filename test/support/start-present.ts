import { mkdir } from "node:fs/promises";
import { request, type IncomingHttpHeaders } from "node:http";
import { networkInterfaces } from "node:os";
import { join } from "node:path";

import { listAddresses } from "../../src/app/server/present/start-presenting.ts";
import { startCli, type StartedCli } from "./run-cli.ts";
import { talkChapter } from "./talk-chapter.ts";
import { writeFiles } from "./write-files.ts";

/** An address of this machine that is not the one at which decks are shown: of its network, if it has one. */
export const outerAddress = listAddresses(networkInterfaces())[0] ?? "127.0.0.2";

/** A run of `lectern present`. */
export interface Present {
  readonly run: StartedCli;
  /** Of the decks. Ends with `/`. */
  readonly url: string;
  readonly port: number;
  /** The first address with a one-time code. */
  readonly pair: string;
  /** All that it has printed so far. */
  readonly said: string;
  /** Of temporary files. */
  readonly temporary: string;
}

const pairing = /http:\S+\/@pair#[\w-]+/;

/** The last words that are printed with a code. */
const printed = "Press Enter for a new one";

/** Starts the compiled command on `umi.md`, the talk's chapter, and other files in a folder. */
export async function startPresent(
  cwd: string,
  args: readonly string[] = [],
  files: Readonly<Record<string, string>> = {},
): Promise<Present> {
  const temporary = join(cwd, "temporary");
  await mkdir(temporary, { recursive: true });
  await writeFiles(cwd, { "umi.md": talkChapter, ...files });
  const paths = ["umi.md", ...Object.keys(files)];
  const run = startCli(["present", ...paths, "--port", "0", ...args], {
    cwd,
    env: { TMPDIR: temporary },
    input: null,
  });
  const said = await run.saw(new RegExp(printed));
  const url = /^http:\/\/[^/]+\//m.exec(said)?.[0] ?? "";
  const [pair = ""] = pairing.exec(said) ?? [];
  return { run, url, port: Number(new URL(url).port), pair, said, temporary };
}

/** Presses Enter in the terminal. Returns the first address with the new code, and all that was said. */
export async function pressEnter({ run }: Present, before: string): Promise<[string, string]> {
  run.child.stdin?.write("\n");
  const ends = before.split(printed).length;
  const said = await run.saw(new RegExp(`(?:${printed}[^]*?){${ends}}`));
  return [pairing.exec(said.slice(before.length))?.[0] ?? "", said];
}

/** Ends it at once. */
export async function endPresent({ run }: Present): Promise<void> {
  run.child.kill("SIGKILL");
  await run.ended;
}

/** What was answered. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What is asked, exactly as it is written: no part of it is mended on its way. */
export interface RawRequest {
  readonly address?: string;
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks a server. A stream of events is left when its head is there. */
export function ask({ address, port, path, method, headers, body }: RawRequest): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const options = { host: address ?? "127.0.0.1", port, path, method: method ?? "GET", headers };
    const asked = request(options, (response) => {
      const { statusCode: status = 0, headers } = response;
      let text = "";
      if (headers["content-type"] === "text/event-stream") {
        response.destroy();
        resolve({ status, headers, body: "" });
        return;
      }
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.once("end", () => resolve({ status, headers, body: text }));
    });
    asked.once("error", reject);
    asked.end(body);
  });
}
