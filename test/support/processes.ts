import { readdir, readFile } from "node:fs/promises";

/**
 * Returns the ids of a process's children and theirs, those that live, each before its own children.
 * Ids say nothing of the order: they start anew where the system has used them up. Linux alone:
 * reads `/proc`.
 */
export async function listDescendants(pid: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir("/proc")) {
    const stat = /^\d+$/.test(name) ? await readStat(Number(name)) : null;
    if (stat !== null && stat.isAlive) parents.set(Number(name), stat.parent);
  }
  const below = (parent: number): number[] =>
    [...parents].filter(([, of]) => of === parent).flatMap(([id]) => [id, ...below(id)]);
  return below(pid);
}

/** Returns the ids of the processes below one that draw a browser's pages. */
export async function listRenderers(pid: number): Promise<number[]> {
  const found = await listDescendants(pid);
  const lines = await Promise.all(
    found.map((id) => readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "")),
  );
  return found.filter((_, index) => lines[index]?.includes("--type=renderer"));
}

/** Does a process live? One that ended and that nobody has collected yet does not. */
export async function isAlive(pid: number): Promise<boolean> {
  return (await readStat(pid))?.isAlive ?? false;
}

async function readStat(pid: number): Promise<{ parent: number; isAlive: boolean } | null> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (text === null) return null;
  const [state = "", parent] = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { parent: Number(parent), isAlive: !"ZX".includes(state) };
}
