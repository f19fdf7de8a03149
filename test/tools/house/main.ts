import process from "node:process";

import { describeHouse } from "./describe-house.ts";
import { readModules } from "./read-imports.ts";

const { lines, isGood } = describeHouse(readModules(process.cwd()));
process.stdout.write(`${lines.join("\n")}\n`);
process.exitCode = isGood ? 0 : 1;
