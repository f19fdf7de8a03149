import { describe, expect, test } from "vitest";

import { useFitting, type FittedText } from "../../support/fit-text.ts";

const fit = useFitting();

/** A sidebar, and type 40 px larger than ours. */
const frame = (inner: string): string => `<style>
.own { display: grid; grid-template-columns: 260px 1fr; gap: 40px; height: 100%; }
.own-side { padding: 16px; font-size: 24px; border-right: 4px solid currentColor; }
.own-main { font-size: calc(32px * var(--fit) + 40px); line-height: 1.3; }
</style>
<div class="own"><p class="own-side">川の観測所、今年の講義</p><div class="own-main">${inner}</div></div>
`;

const ownLayouts = {
  "templates/layouts/bullets.hbs": frame(
    "{{#if list}}<ul data-flow>{{#each list.items}}<li>{{{html}}}</li>{{/each}}</ul>{{/if}}",
  ),
  "templates/layouts/table.hbs": frame(
    `<table><thead data-head><tr>{{#each head}}<th>{{{html}}}</th>{{/each}}</tr></thead>
<tbody data-flow>{{#each rows}}<tr>{{#each this}}<td>{{{html}}}</td>{{/each}}</tr>{{/each}}</tbody></table>`,
  ),
};

const listed = Array.from({ length: 14 }, (_, index) => `- 水位計${index + 1}を朝と夕に読みます`);
const rows = Array.from({ length: 16 }, (_, index) => `| 地点${index + 1} | ${index * 3} cm |`);

const text = [
  "# 川の観測",
  "## 読むもの",
  listed.join("\n"),
  "## 水位",
  ["| 地点 | 水位 |", "| --- | ---: |", ...rows].join("\n"),
].join("\n\n");

const partsOf = ({ looks }: FittedText, heading: string) =>
  looks.filter((look) => look.heading === heading);

describe.each(["16:9", "4:3"] as const)(
  "a layout of one's own with larger type, in %s",
  (ratio) => {
    test("goes on where its author marked a flow, its frame on every part", async () => {
      const fitted = await fit({ text, files: ownLayouts, settings: { ratio } });
      expect(fitted.faults).toEqual([]);
      expect(fitted.diagnostics.filter(({ code }) => code !== "dense-slide")).toEqual([]);
      for (const heading of ["読むもの", "水位"]) {
        const parts = partsOf(fitted, heading);
        expect(parts.length).toBeGreaterThan(2);
        for (const { whole, zoom } of parts) {
          expect(whole).toMatch(/^川の観測所、今年の講義/);
          expect(zoom).toBe(1);
        }
      }
      const items = partsOf(fitted, "読むもの").flatMap(({ units }) => units);
      expect(items).toEqual(listed.map((item) => item.slice(2)));
      const cells = partsOf(fitted, "水位").flatMap(({ units }) =>
        units.map((unit) => unit.trim()),
      );
      expect(cells).toEqual(rows.map((_, index) => `地点${index + 1}${index * 3} cm`));
      for (const { whole } of partsOf(fitted, "水位")) expect(whole).toContain("地点水位");
    });

    test("is scaled where it marks no flow, and reported", async () => {
      const marked = ownLayouts["templates/layouts/bullets.hbs"];
      const files = { "templates/layouts/bullets.hbs": marked.replace(" data-flow", "") };
      const fitted = await fit({ text, files, settings: { ratio } });
      const parts = partsOf(fitted, "読むもの");
      expect(parts).toHaveLength(1);
      expect(parts[0]?.zoom).toBeLessThan(1);
      for (const item of listed) expect(parts[0]?.whole).toContain(item.slice(2));
      expect(fitted.diagnostics.filter(({ code }) => code === "small-text")).toEqual([
        expect.objectContaining({
          severity: "warning",
          line: 3,
          message: expect.stringContaining('"読むもの"'),
        }),
      ]);
      const others = fitted.faults.filter((fault) => !/"読むもの".*: too-small:/.test(fault));
      expect(others).toEqual([]);
    });
  },
);
