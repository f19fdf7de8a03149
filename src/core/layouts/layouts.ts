import type { LayoutRule } from "./layout-rule.ts";
import { bullets } from "./bullets.ts";
import { callout } from "./callout.ts";
import { closing } from "./closing.ts";
import { code } from "./code.ts";
import { diagram } from "./diagram.ts";
import { figureList } from "./figure-list.ts";
import { figure } from "./figure.ts";
import { formula } from "./formula.ts";
import { html } from "./html.ts";
import { keys } from "./keys.ts";
import { quote } from "./quote.ts";
import { statement } from "./statement.ts";
import { table } from "./table.ts";
import { terms } from "./terms.ts";
import { twoLists } from "./two-lists.ts";

/** Every rule that makes a slide of a section's groups, in order: the first that fits wins. */
export const layouts: readonly LayoutRule[] = [
  closing,
  twoLists,
  figureList,
  terms,
  bullets,
  table,
  code,
  quote,
  callout,
  formula,
  diagram,
  html,
  figure,
  statement,
  keys,
];
