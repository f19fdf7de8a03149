import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { escapeHtml } from "../../../../src/core/render/escape-html.ts";
import { createTemplates } from "../../../../src/core/render/templates/templates.ts";
import type { Shape } from "../../../../src/core/render/templates/shape.ts";
import {
  partialShapes,
  templateShapes,
} from "../../../../src/core/render/templates/page-shapes.ts";
import { loadTemplates } from "../../../../src/app/theme/load-templates.ts";
import { createMarkers } from "../../../support/markers.ts";
import { templateSamples } from "../../../support/samples.ts";

const sources = await loadTemplates([
  join(import.meta.dirname, "..", "..", "..", "..", "templates"),
]);
const templates = await createTemplates(sources);
const shapes = { ...templateShapes, ...partialShapes };

/** Handlebars escapes `=` and `` ` `` too, and writes quotes as it likes. */
const unescape = (html: string) => html.replaceAll("&quot;", '"').replaceAll("&#x27;", "'");

const samples = Object.entries(templateSamples).map(([name, make]) => ({ name, make }));
const countOf = (html: string, words: string) => html.split(words).length - 1;

/** The fields that hold something, such as `items[].html`. */
function filledFields(view: unknown, path = ""): string[] {
  if (view === null) return [];
  if (Array.isArray(view)) return view.flatMap((one) => filledFields(one, `${path}[]`));
  if (typeof view !== "object") return [path];
  return Object.entries(view).flatMap(([key, inner]) => filledFields(inner, `${path}.${key}`));
}

/** The same view with nothing in it that may be absent. */
function withoutOptional(view: unknown, shape: Shape | undefined): unknown {
  if (typeof shape === "string") return shape.endsWith("or null") ? null : view;
  if (shape === undefined || typeof view !== "object" || view === null) return view;
  if (Array.isArray(view)) {
    return view.map((one) => withoutOptional(one, Array.isArray(shape) ? shape[0] : undefined));
  }
  const fields = Object.entries(view).map(([key, inner]) => {
    return [key, withoutOptional(inner, Object.entries(shape).find(([name]) => name === key)?.[1])];
  });
  return Object.fromEntries(fields);
}

describe("our templates", () => {
  it("are all sampled, and all described", () => {
    expect(Object.keys(templateSamples).toSorted()).toEqual([...sources.keys()].toSorted());
    expect(Object.keys(shapes).toSorted()).toEqual([...sources.keys()].toSorted());
  });

  it.each(samples)("$name is sampled with every field filled", ({ name, make }) => {
    // No link leads from the logo.
    const never = name === "layouts/cover" ? [".logo.href"] : [];
    const filled = [...filledFields(make(createMarkers())), ...never];
    expect([...new Set(filled)].toSorted()).toEqual(
      [...new Set(filledFields(shapes[name]))].toSorted(),
    );
  });

  it.each(samples)("$name shows each value once, and escapes what is plain", ({ name, make }) => {
    const markers = createMarkers();
    const html = unescape(templates.render(name, make(markers)));
    expect(markers.made.length).toBeGreaterThan(0);
    for (const marker of markers.made) {
      const wanted = marker.isHtml ? marker.text : unescape(escapeHtml(marker.text));
      expect(marker.times, `${marker.text} in ${html}`).toContain(countOf(html, wanted));
      expect(countOf(html, marker.name), `${marker.text} in ${html}`).toBe(countOf(html, wanted));
    }
  });

  it.each(samples)("$name leaves no trace of what is absent", ({ name, make }) => {
    const view = withoutOptional(make(createMarkers()), shapes[name]);
    const html = templates.render(name, Object(view));
    expect(html).not.toMatch(/null|undefined|\[object|=""/);
  });

  it("show the name and the words of a logo that is missing", () => {
    const image = { src: null, alt: "A<b>", name: "logo.svg", href: null };
    const view = { ...templateSamples["layouts/cover"]?.(createMarkers()), logo: image };
    const html = templates.render("layouts/cover", view);
    expect(html).toContain("<b>logo.svg</b> <span>A&lt;b&gt;</span>");
    expect(templates.render("layouts/cover", { ...view, logo: null })).not.toContain("logo");
  });

  it("close without a list", () => {
    const view = { ...templateSamples["layouts/closing"]?.(createMarkers()), list: null };
    expect(templates.render("layouts/closing", view)).not.toMatch(/<[uo]l/);
  });
});
