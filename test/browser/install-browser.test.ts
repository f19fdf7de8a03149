import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import * as puppeteer from "puppeteer-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BrowserEnvironment } from "../../src/browser/browser-environment.ts";
import { BrowserError } from "../../src/browser/browser-error.ts";
import {
  BUILD,
  installBrowser,
  packageStep,
  toDownloadStep,
  type InstallOptions,
  type InstallProgress,
} from "../../src/browser/install-browser.ts";

const MIRROR = "PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL";
/** Only the 64-bit Linux build is served and started by these tests. */
const canDownload = process.platform === "linux" && process.arch === "x64";

let folder: string;
let environment: BrowserEnvironment;
let said: InstallProgress[];
let server: Server | null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-install-"));
  said = [];
  server = null;
  environment = {
    variables: { PATH: join(folder, "path"), LOG: join(folder, "log") },
    platform: "linux",
    arch: "x64",
    home: join(folder, "home"),
    userId: 0,
    root: join(folder, "root"),
  };
  await placeFile(join(environment.root, "etc/os-release"), 'NAME="Debian"\nID=debian\n');
});
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

async function placeFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  await chmod(path, 0o755);
}

/** An apt-get that writes down its calls; `body` is what it does, with the package in `$last`. */
function placeAptGet(body: string): Promise<void> {
  const head = `#!/bin/sh
for last; do :; done
echo "$last $DEBIAN_FRONTEND" >> "$LOG"
place() { printf '#!/bin/sh\\n' > "\${LOG%log}path/$1"; /bin/chmod +x "\${LOG%log}path/$1"; }
`;
  return placeFile(join(folder, "path", "apt-get"), head + body);
}

async function readCalls(): Promise<readonly string[]> {
  const text = await readFile(join(folder, "log"), "utf8").catch(() => "");
  return text.split("\n").filter((line) => line !== "");
}

function install(options: Partial<InstallOptions> = {}) {
  const steps = [packageStep];
  return installBrowser({ named: null, environment, steps, ...options }, (one) => said.push(one));
}

async function installError(options: Partial<InstallOptions> = {}): Promise<BrowserError> {
  const outcome = await install(options).catch((error: unknown) => error);
  if (outcome instanceof BrowserError) return outcome;
  throw new Error(`no BrowserError but ${String(outcome)}`);
}

async function startMirror(listener: RequestListener): Promise<BrowserEnvironment> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  const address = started.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  const variables = { ...environment.variables, [MIRROR]: `http://127.0.0.1:${port}` };
  return { ...environment, variables };
}

/** A zip with one executable file, stored without compression. */
function toZip(name: string, text: string): Buffer {
  const data = Buffer.from(text);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt32LE(crc32(data), 14);
  head.writeUInt32LE(data.length, 18);
  head.writeUInt32LE(data.length, 22);
  head.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE((3 << 8) | 20, 4);
  head.copy(entry, 6, 4, 28);
  entry.writeUInt32LE((0o100755 << 16) >>> 0, 38);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(head.length + name.length + data.length, 16);
  return Buffer.concat([head, Buffer.from(name), data, entry, Buffer.from(name), end]);
}

function serveZip(program: string): RequestListener {
  const zip = toZip("chrome-headless-shell-linux64/chrome-headless-shell", program);
  return (_request, response) => response.setHeader("content-length", zip.length).end(zip);
}

const cacheFolder = (): string => join(environment.home, ".cache", "puppeteer");

test("nothing is installed when a browser is there", async () => {
  await placeAptGet("exit 0");
  const path = join(folder, "path", "chromium");
  await placeFile(path, "#!/bin/sh\n");
  expect((await install()).executablePath).toBe(path);
  expect(await readCalls()).toEqual([]);
  expect(said).toEqual([]);
});

test("a named browser that does not exist is an error and installs nothing", async () => {
  await placeAptGet("place chromium");
  const error = await installError({ named: "/nowhere/chrome" });
  expect(error.message).toContain("/nowhere/chrome");
  expect(await readCalls()).toEqual([]);
});

test("the ways are tried in order, and the first that works ends it", async () => {
  const path = join(folder, "path", "chromium");
  const tried: string[] = [];
  const found = await install({
    steps: [
      { title: "First", byHand: "1", run: async () => (tried.push("1"), "is out of reach") },
      {
        title: "Second",
        byHand: "2",
        run: async () => (tried.push("2"), await placeFile(path, "#!/bin/sh\n"), null),
      },
      { title: "Third", byHand: "3", run: async () => (tried.push("3"), null) },
    ],
  });
  expect(found.executablePath).toBe(path);
  expect(tried).toEqual(["1", "2"]);
  expect(said).toEqual([{ kind: "message", text: "First: is out of reach." }]);
});

test("when nothing works one error lists each way, its reason and its command", async () => {
  const error = await installError({
    steps: [
      { title: "First", byHand: "do this", run: async () => "is out of reach" },
      { title: "Second", byHand: "do that", run: async () => null },
    ],
  });
  expect(error.code).toBe("no-browser");
  expect(error.message).toBe(
    "No browser could be installed.\n  First: is out of reach." +
      "\n  Second: went well, but no browser is there afterwards.",
  );
  expect(error.hint).toContain("\n  do this\n  do that");
});

test("a browser that is installed but cannot start does not count", async () => {
  const body = "#!/bin/sh\necho 'error while loading shared libraries: libnss3.so' >&2; exit 127\n";
  const run = () => placeFile(join(folder, "path", "chromium"), body).then(() => null);
  const error = await installError({ steps: [{ title: "Only", byHand: "x", run }] });
  expect(error.message).toContain("chromium ended with code 127");
  expect(error.message).toContain("libnss3.so");
});

describe("apt-get", () => {
  test("installs the headless shell at once when the lists are there, without questions", async () => {
    await placeAptGet('place "$last"');
    const found = await install();
    expect(found).toMatchObject({
      executablePath: join(folder, "path", "chromium-headless-shell"),
      kind: "headless-shell",
    });
    expect(await readCalls()).toEqual(["chromium-headless-shell noninteractive"]);
    expect(JSON.stringify(said)).toContain("apt-get install");
  });

  test("fetches the lists when the package is unknown", async () => {
    await placeAptGet(`
if [ "$last" = update ]; then : > "\${LOG%log}lists"; exit 0; fi
[ -e "\${LOG%log}lists" ] || { echo "E: Unable to locate package $last" >&2; exit 100; }
place "$last"`);
    const found = await install();
    expect(found.kind).toBe("headless-shell");
    expect((await readCalls()).map((call) => call.split(" ")[0])).toEqual([
      "chromium-headless-shell",
      "update",
      "chromium-headless-shell",
    ]);
  });

  test("installs chromium where there is no package of the shell", async () => {
    await placeAptGet('[ "$last" != chromium-headless-shell ] || exit 100\nplace "$last"');
    const found = await install();
    expect(found.executablePath).toBe(join(folder, "path", "chromium"));
  });

  test("that fails is told with its last words", async () => {
    await placeAptGet('echo "E: Could not get lock" >&2; exit 100');
    const error = await installError();
    expect(error.message).toContain("package chromium ended with code 100: E: Could not get lock");
    expect(error.hint).toContain("sudo apt-get install -y --no-install-recommends");
  });

  test("is not run by an ordinary user", async () => {
    await placeAptGet('place "$last"');
    const error = await installError({ environment: { ...environment, userId: 1000 } });
    expect(error.message).toContain("needs root");
    expect(await readCalls()).toEqual([]);
  });

  test("is not run on another system", async () => {
    await placeAptGet('place "$last"');
    await placeFile(join(environment.root, "etc/os-release"), "ID=fedora\n");
    expect((await installError()).message).toContain("not Debian or Ubuntu");
    expect(await readCalls()).toEqual([]);
  });
});

describe.runIf(canDownload)("the download", () => {
  test("puts a browser that starts into puppeteer's cache and shows its progress", async () => {
    const where = await startMirror(serveZip("#!/bin/sh\n"));
    const found = await install({ environment: where, steps: [toDownloadStep(15_000)] });
    expect(found.kind).toBe("headless-shell");
    expect(found.executablePath.startsWith(join(cacheFolder(), "chrome-headless-shell"))).toBe(
      true,
    );
    const last = said.filter((one) => one.kind === "download").at(-1);
    expect(last?.totalBytes).toBeGreaterThan(0);
    expect(last?.receivedBytes).toBe(last?.totalBytes);
    expect(await readdir(cacheFolder())).toEqual(["chrome-headless-shell"]);
  });

  test("of a browser this system cannot start leaves nothing in the cache", async () => {
    const where = await startMirror(serveZip("#!/bin/sh\necho no libnss3 >&2\nexit 127\n"));
    const error = await installError({ environment: where, steps: [toDownloadStep(15_000)] });
    expect(error.message).toContain("on this system it ended with code 127: no libnss3");
    expect(await readdir(cacheFolder())).toEqual([]);
  });

  test("that is refused is told with its reason", async () => {
    const where = await startMirror((_request, response) => response.writeHead(403).end());
    const error = await installError({ environment: where, steps: [toDownloadStep(15_000)] });
    expect(error.message).toMatch(/Download of chrome-headless-shell .*403/);
    expect(await readdir(cacheFolder())).toEqual([]);
  });

  test("that hangs is given up, and the next way is tried", async () => {
    await placeAptGet('place "$last"');
    const where = await startMirror(() => undefined);
    const steps = [toDownloadStep(700), packageStep];
    const found = await install({ environment: where, steps });
    expect(found.executablePath).toBe(join(folder, "path", "chromium-headless-shell"));
    expect(JSON.stringify(said)).toContain("nothing came for 0.7 s");
    expect(await readdir(cacheFolder())).toEqual([]);
  });

  test("is of the version that puppeteer was made for", () => {
    expect(BUILD).toBe(
      Object(Reflect.get(puppeteer, "PUPPETEER_REVISIONS"))["chrome-headless-shell"],
    );
  });

  test("is not tried for Linux on ARM, for which there is none", async () => {
    const where: BrowserEnvironment = { ...environment, arch: "arm64" };
    const error = await installError({ environment: where, steps: [toDownloadStep(15_000)] });
    expect(error.message).toContain("there is none for Linux on arm64");
  });
});
