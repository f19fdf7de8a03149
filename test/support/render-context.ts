import { labelsOf } from "../../src/core/locales/locales.ts";
import type { RenderContext } from "../../src/core/render/render-context.ts";

/** A context that knows no images and no links, and sets words as they are. */
export const renderContext: RenderContext = {
  images: new Map(),
  links: new Map(),
  anchors: new Map(),
  linkNumbers: new Map(),
  labels: labelsOf("en"),
  math: () => "",
  highlight: () => [],
  divide: (inlines) => [inlines],
  phrases: null,
  hyphenate: null,
  sanitise: (html) => html,
  hasUnseen: false,
};
