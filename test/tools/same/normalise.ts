import { posix } from "node:path";

import { looseObject, parse, record, string } from "valibot";

/** A file, without what a new version may change in it. */
export interface NormalFile {
  /** How two of them are compared, and how their first difference is described. */
  readonly kind: "bytes" | "json" | "pdf" | "text";
  readonly bytes: Buffer;
}

const buildRecordSchema = looseObject({
  key: string(),
  sum: string(),
  files: record(string(), string()),
});

/** The hash in the name of an asset: `deck-4966b331.css` is `deck.css`. */
const hashedName = /-[0-9a-f]{8}(?=\.[a-z0-9]+$)/;

/** The bundle of the deck's script, as an asset and within a page that is one file. */
const deckScript = /(?:^|\/)assets\/deck\.js$/;
const inlineScript = /<script>[^]{10000,}?<\/script>/g;

/** What a page's policy allows to run: the sum of a script within the page. */
const scriptSum = /'sha256-[A-Za-z0-9+/=]{44}'/g;

/** The key of a shard's run, which knows the version. */
const shardRun = /"run": "[0-9a-f]+"/;

const asset = /(?:^|\/)assets\/[^/]+$/;

const textFile = /\.(?:html|css|js|json|svg|md|txt|webmanifest)$/;

/**
 * Returns the files of a run under names without hashes, also where other files name them. Left out
 * are the bytes of the deck's script, the code of the service worker below its list of files, and in
 * each build.json the key, the sum and the sums of the files.
 */
export function normaliseFiles(files: ReadonlyMap<string, Buffer>): Map<string, NormalFile> {
  const renamed = renameAssets(files);
  const normal = new Map<string, NormalFile>();
  for (const [path, bytes] of files) {
    const name = renamed.get(path) ?? path;
    normal.set(
      name,
      normaliseFile(name, bytes, (content) => renameIn(content, folderOfAssets(path), renamed)),
    );
  }
  return normal;
}

/** Returns what a command printed without the times that it took. */
export function normalisePrinted(printed: string): string {
  return printed.replaceAll(/, \d+\.\d s(?= ->)/g, ", TIME s");
}

/**
 * Returns the new path of each asset whose name has a hash. Assets that come to one name are told
 * apart by a number, in the order of their bytes.
 */
function renameAssets(files: ReadonlyMap<string, Buffer>): Map<string, string> {
  const assets = [...files]
    .filter(([path]) => asset.test(path) && hashedName.test(path))
    .toSorted(([, a], [, b]) => Buffer.compare(a, b));
  const counts = new Map<string, number>();
  const renamed = new Map<string, string>();
  for (const [path] of assets) {
    const name = path.replace(hashedName, "");
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    renamed.set(path, count === 1 ? name : name.replace(/(?=\.[a-z0-9]+$)/, `~${count}`));
  }
  return renamed;
}

/** Returns the folder of the assets that a file names: its own, or the one beside it. */
function folderOfAssets(path: string): string {
  return asset.test(path) ? posix.dirname(path) : posix.join(posix.dirname(path), "assets");
}

/** Returns a text with the new names of the assets that stand in `folder`. */
function renameIn(content: string, folder: string, renamed: ReadonlyMap<string, string>): string {
  const names = new Map<string, string>();
  for (const [from, to] of renamed) {
    if (posix.dirname(from) !== folder) continue;
    names.set(posix.basename(from), posix.basename(to));
    names.set(encodeURIComponent(posix.basename(from)), encodeURIComponent(posix.basename(to)));
  }
  if (names.size === 0) return content;
  const pattern = [...names.keys()].map(escapePattern).join("|");
  return content.replaceAll(new RegExp(pattern, "g"), (name) => names.get(name) ?? name);
}

function normaliseFile(
  path: string,
  bytes: Buffer,
  rename: (content: string) => string,
): NormalFile {
  const name = posix.basename(path);
  if (name.endsWith(".pdf")) return { kind: "pdf", bytes };
  if (name === "deck.json") return { kind: "json", bytes };
  if (deckScript.test(path)) return { kind: "bytes", bytes: Buffer.alloc(0) };
  if (!textFile.test(path)) return { kind: "bytes", bytes };
  const content = rename(bytes.toString("utf8"));
  if (name === "build.json") return toNormal("json", normaliseBuildRecord(content));
  if (name === "sw.js") return toNormal("text", normaliseWorker(content));
  if (name === "shard.json") return toNormal("json", content.replace(shardRun, '"run": ""'));
  if (!name.endsWith(".html")) return toNormal("text", content);
  const page = content.replaceAll(inlineScript, "<script></script>");
  return toNormal("text", page.replaceAll(scriptSum, "'sha256-'"));
}

function toNormal(kind: NormalFile["kind"], content: string): NormalFile {
  return { kind, bytes: Buffer.from(content) };
}

/** Returns build.json without its key and sum, and of its files only the names. */
function normaliseBuildRecord(content: string): string {
  const { key: _key, sum: _sum, ...record } = parse(buildRecordSchema, JSON.parse(content));
  return JSON.stringify({ ...record, files: Object.keys(record.files).toSorted() });
}

/** Returns a service worker's list of files: what stands above its first blank line, without the version. */
function normaliseWorker(content: string): string {
  const head = content.split("\n\n", 1)[0] ?? "";
  return head.replace(/^const version = "[0-9a-f]+";/, 'const version = "";');
}

function escapePattern(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
