import sanitizeHtml from "sanitize-html";

import type { Html } from "./view-models.ts";

/** Elements an author may write in a line of text; all of them mark words and load nothing. */
const allowedTags =
  "abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr".split(
    " ",
  );

/** Returns raw HTML with nothing in it that runs, loads or restyles: see the allow-list above. */
export function sanitise(html: string): Html {
  return sanitizeHtml(html, {
    allowedTags,
    allowedAttributes: { "*": ["lang", "dir", "title"] },
    disallowedTagsMode: "discard",
  });
}
