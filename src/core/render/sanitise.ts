import sanitizeHtml from "sanitize-html";

import type { Html } from "./templates/view-models.ts";

/** Elements an author may write in a line of text; all of them mark words and load nothing. */
const allowedTags =
  "abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr".split(
    " ",
  );

/** Elements that stand in a line of text: what else is in one would end its paragraph. */
const inlineTags = [
  ...allowedTags,
  ..."a acronym big button data font label nobr strike tt".split(" "),
];

/** A name that pages give an element of their own. */
const customElement = /^<([a-z][a-z\d]*-[a-z\d-]*)/i;

/** Returns trusted tags of a line of text, with all their attributes, and closed. */
export function keepAttributes(html: string): Html {
  const own = customElement.exec(html)?.[1]?.toLowerCase();
  return sanitizeHtml(html, {
    allowedTags: own === undefined ? inlineTags : [own],
    allowedAttributes: false,
    allowedSchemes: false,
    parseStyleAttributes: false,
    disallowedTagsMode: "discard",
  });
}

/** Returns raw HTML with nothing in it that runs, loads or restyles: see the allow-list above. */
export function sanitise(html: string): Html {
  return sanitizeHtml(html, {
    allowedTags,
    allowedAttributes: { "*": ["lang", "dir", "title"] },
    disallowedTagsMode: "discard",
  });
}
