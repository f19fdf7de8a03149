import { execFile } from "node:child_process";
import { chmod, mkdir, readFile, realpath, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

import { packageRoot } from "./run-cli.ts";

const run = promisify(execFile);

/**
 * Does in a folder what `npm install lectern` does: unpacks the package as `npm pack` makes it, from
 * what is compiled, and links its dependencies, which are taken from this project, and its command.
 */
export async function installPacked(folder: string): Promise<void> {
  const modules = join(folder, "node_modules");
  const own = join(modules, "lectern");
  await mkdir(own, { recursive: true });
  const { stdout } = await run(
    "npm",
    ["pack", "--ignore-scripts", "--json", "--pack-destination", folder],
    { cwd: packageRoot },
  );
  const [{ filename }] = JSON.parse(stdout);
  await run("tar", ["-xzf", join(folder, filename), "--strip-components=1", "-C", own]);
  const { bin, dependencies } = JSON.parse(await readFile(join(own, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies)) {
    const link = join(modules, name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(await realpath(join(packageRoot, "node_modules", name)), link);
  }
  await chmod(join(own, bin.lectern), 0o755);
  await mkdir(join(modules, ".bin"));
  await symlink(join("..", "lectern", bin.lectern), join(modules, ".bin", "lectern"));
}
