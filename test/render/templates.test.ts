import { readdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { LecternError } from "../../src/model/lectern-error.ts";
import { escapeHtml } from "../../src/render/escape-html.ts";
import { createTemplates } from "../../src/render/templates.ts";
import { loadTemplates } from "../../src/workspace/load-templates.ts";
import { createMarkers, layoutSamples, pageSamples } from "../support/samples.ts";

const folder = join(import.meta.dirname, "..", "..", "templates");
const templates = createTemplates(await loadTemplates([folder]));

/** Handlebars escapes `=` and `` ` `` too, and writes quotes as it likes. */
const unescape = (html: string) => html.replaceAll("&quot;", '"').replaceAll("&#x27;", "'");

const samples = [
  ...Object.entries(layoutSamples).map(([name, make]) => ({ name: `layouts/${name}`, make })),
  ...Object.entries(pageSamples).map(([name, make]) => ({ name, make })),
];

describe("our templates", () => {
  it("are all sampled", () => {
    const files = readdirSync(join(folder, "layouts")).map((file) => file.replace(".hbs", ""));
    expect(files.toSorted()).toEqual(Object.keys(layoutSamples).toSorted());
  });

  it.each(samples)("$name shows each value once, and escapes what is plain", ({ name, make }) => {
    const markers = createMarkers();
    const html = templates.render(name, make(markers));
    expect(markers.made.length).toBeGreaterThan(0);
    for (const { text, isHtml } of markers.made) {
      const wanted = isHtml ? text : unescape(escapeHtml(text));
      expect(unescape(html).split(wanted).length - 1, `${text} in ${html}`).toBe(1);
    }
  });

  it("name the file, and what there is, when one asks for what is not there", () => {
    const broken = createTemplates(
      new Map([["layouts/x", { path: "my/layouts/x.hbs", text: "{{nonsense}}" }]]),
    );
    const act = () => broken.render("layouts/x", { title: "a", items: [] });
    expect(act).toThrow(LecternError);
    expect(act).toThrow(/my\/layouts\/x\.hbs: .*nonsense/);
  });
});
