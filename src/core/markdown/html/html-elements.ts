/** Elements whose text runs on within a line; every other one begins a new paragraph. */
export const phrasingElements: ReadonlySet<string> = new Set(
  (
    "a abbr acronym b bdi bdo big br button cite code data del dfn em font i input ins kbd label " +
    "mark nobr output picture q rp rt ruby s samp small source span strike strong sub sup time tt " +
    "u var wbr"
  ).split(" "),
);

/** Elements whose content is not text for readers. */
export const hiddenElements: ReadonlySet<string> = new Set([
  "script",
  "style",
  "template",
  "noscript",
]);

/** Elements that have no closing tag. */
export const voidElements: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);
