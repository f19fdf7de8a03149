import type { Option } from "commander";
import { toTestWorld } from "../../support/test-world.ts";
import { format, resolveConfig } from "prettier";
import * as v from "valibot";

import { buildOptions } from "../../../src/app/commands/options.ts";
import { createProgram } from "../../../src/app/commands/run.ts";
import { diagnosticCodes } from "../../../src/core/model/diagnostic-codes.ts";
import { failureCodes } from "../../../src/core/model/failure-codes.ts";
import { layouts } from "../../../src/core/layouts/layouts.ts";
import { settingRows } from "../../../src/core/settings/settings.ts";

const idleWorld = toTestWorld({ cwd: process.cwd() }).world;

/** What stands between `<!-- table: NAME -->` and `<!-- end -->` in the manual, by NAME. */
const tables: Readonly<Record<string, () => string>> = {
  settings: settingsTable,
  commands: commandTables,
  diagnostics: diagnosticsTable,
  failures: failuresTable,
  layouts: layoutsTable,
};

const marked = /(?<=<!-- table: (?<name>\w+) -->\n).*?(?=<!-- end -->)/gs;

/**
 * Returns a page of the manual with its tables made anew from the code's own definitions, formatted
 * as prettier formats it. Throws for a table that there is none of.
 */
export async function fillTables(page: string, file: string): Promise<string> {
  const filled = page.replace(marked, (_, name: string) => {
    const table = tables[name];
    if (table === undefined) throw new Error(`${file}: there is no table "${name}".`);
    return `\n${table()}\n`;
  });
  return format(filled, { ...(await resolveConfig(file)), parser: "markdown" });
}

function settingsTable(): string {
  const rows = Object.entries(settingRows).map(([name, row]) => [
    code(name),
    row.values ?? row.wanted,
    toDefault(row.fallback),
    flagOf(name),
    row.description,
  ]);
  return toTable(["Setting", "Value", "Default", "Flag", "What it does"], rows);
}

/** Returns the flag that says a setting for one run; nothing where there is none. */
function flagOf(name: string): string {
  const option = Object.entries(buildOptions.entries).find(([key]) => key === name)?.[1];
  const flag = option && v.getTitle(option)?.split(" ")[0];
  return flag === undefined ? "" : code(flag);
}

function commandTables(): string {
  return createProgram(idleWorld, () => undefined)
    .commands.flatMap((command) => [command, ...command.commands])
    .map((command) => {
      const parent = command.parent?.name() === "lectern" ? "" : `${command.parent?.name()} `;
      const name = `${parent}${command.name()}`;
      const args = command.registeredArguments.map((argument) => [
        code(`[${argument.name()}${argument.variadic ? "..." : ""}]`),
        argument.description,
        "",
      ]);
      const rows = [...args, ...command.options.map(optionRow)];
      const head = `## ${name}\n\n${command.description()}\n\n\`\`\`text\nlectern ${name} ${command.usage()}\n\`\`\`\n`;
      return rows.length === 0
        ? head
        : `${head}\n${toTable(["Argument or flag", "What it does", "Default"], rows)}`;
    })
    .join("\n");
}

function optionRow(option: Option): readonly string[] {
  const choices = option.argChoices?.map(code).join(", ");
  const meaning = choices === undefined ? option.description : `${option.description}: ${choices}`;
  const fallback = option.defaultValue === false ? "" : toDefault(option.defaultValue);
  return [code(option.flags), meaning, fallback];
}

function diagnosticsTable(): string {
  const rows = Object.entries(diagnosticCodes).map(([name, { severities, meaning }]) => [
    code(name),
    severities.join(", "),
    meaning,
  ]);
  return toTable(["Code", "Severity", "What is wrong"], rows);
}

function failuresTable(): string {
  const rows = Object.entries(failureCodes).map(([name, { exitCode, meaning }]) => [
    code(name),
    String(exitCode),
    meaning,
  ]);
  return toTable(["Code", "Exit code", "What went wrong"], rows);
}

function layoutsTable(): string {
  const rows = Object.values(layouts).map(({ name, description }) => [code(name), description]);
  return toTable(["Layout", "What it shows"], rows);
}

/** Returns a default as it is written in front matter; nothing where it is no value at all. */
function toDefault(value: unknown): string {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) {
    return "";
  }
  if (Array.isArray(value)) return code(value.join(", "));
  if (typeof value !== "object") return code(String(value));
  const fields = Object.entries(value).map(([key, inner]) => `${key}: ${String(inner)}`);
  return code(`{ ${fields.join(", ")} }`);
}

function code(text: string): string {
  return `\`${text}\``;
}

function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const toRow = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [toRow(head), toRow(head.map(() => "---")), ...rows.map(toRow)].join("\n");
}
