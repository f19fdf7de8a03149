import { join } from "node:path";

import { expect, test } from "vitest";

import { readPdf } from "../../support/read-pdf.ts";
import { runCliWell } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

test("a figure in a link is a link in the PDF, to an address or to a page", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, {
    "bridge.md":
      '# Bridges\n\n## The plan\n\n[![A plan](plan.svg)](https://bridges.example/plan)\n\n## Once more\n\n<div><a href="#the-plan"><img src="plan.svg" alt="The plan"></a></div>\n',
    "plan.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="400" height="200"/></svg>',
  });
  await runCliWell(["build", "bridge.md", "--format", "html,pdf"], { cwd });
  const { pages } = await readPdf(join(cwd, "dist", "bridge", "bridge.pdf"));
  const [plan, more] = pages.slice(-2);
  expect(plan?.links).toEqual([{ kind: "address", url: "https://bridges.example/plan" }]);
  expect(more?.links).toEqual([{ kind: "inside", page: pages.length - 2 }]);
});
