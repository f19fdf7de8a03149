import { expect, test } from "vitest";

import { alertKindOf } from "../../../src/core/markdown/to-blocks.ts";

test.each([
  ["> [!NOTE]\n> a", "note"],
  ["> [!TIP]\n> a", "tip"],
  ["> [!IMPORTANT]\n> a", "important"],
  ["> [!WARNING]\n> a", "warning"],
  ["> [!CAUTION]\n> a", "caution"],
  ["> [!caution]", "caution"],
  [">[!NOTE]  \n> a", "note"],
  ["> [!DANGER]\n> a", null],
  ["> [!NOTE] a", null],
  ["> a [!NOTE]", null],
])("the quotation %j is of the kind %j", (raw, kind) => {
  expect(alertKindOf(raw)).toBe(kind);
});
