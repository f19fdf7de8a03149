import { chapterFaults } from "./planted/chapter.ts";
import { checksFaults } from "./planted/checks.ts";
import { clientFaults } from "./planted/client.ts";
import { deckFaults } from "./planted/deck.ts";
import { labelsFaults } from "./planted/labels.ts";
import { modelFaults } from "./planted/model.ts";
import { outputsFaults } from "./planted/outputs.ts";
import { renderFaults } from "./planted/render.ts";
import { settingsFaults } from "./planted/settings.ts";
import { workspaceFaults } from "./planted/workspace.ts";
import type { PlantedFault } from "./planted-fault.ts";

/** Every fault that `npm run faults` plants, by the room of `src/` that it stands in. */
export const plantedFaults: Readonly<Record<string, readonly PlantedFault[]>> = {
  model: modelFaults,
  labels: labelsFaults,
  settings: settingsFaults,
  chapter: chapterFaults,
  deck: deckFaults,
  checks: checksFaults,
  render: renderFaults,
  workspace: workspaceFaults,
  outputs: outputsFaults,
  client: clientFaults,
};
