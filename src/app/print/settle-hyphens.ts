import type { Page } from "puppeteer-core";

/**
 * Takes every soft hyphen out of a handout's prose, and sets a hyphen where a line ends at one: a
 * PDF would have the others in its words, where programs that read it find them. Lines stay as they
 * are.
 */
export async function settleHyphens(page: Page): Promise<void> {
  await page.emulateMediaType("print");
  await page.evaluate(() => {
    const soft = "\u00AD";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: { readonly node: Text; at: readonly number[] }[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof Text) || !node.data.includes(soft)) continue;
      if (!node.parentElement?.closest(".prose")) continue;
      const at = [...node.data.matchAll(/\u00AD/g)].map(({ index }) => index);
      found.push({ node, at });
    }
    if (found.length === 0) return;
    const range = document.createRange();
    /** Do the letters from one place to another stand on several lines? */
    const isParted = (node: Text, from: number, to: number): boolean => {
      range.setStart(node, Math.max(from, 0));
      range.setEnd(node, Math.min(to, node.length));
      return range.getClientRects().length > 1;
    };
    const root = document.documentElement;
    root.classList.add("is-measured");
    const ends = found.map(({ node, at }) => at.filter((at) => isParted(node, at - 1, at + 2)));
    for (const [index, hyphens] of found.entries()) {
      const kept = new Set(ends[index]);
      let data = "";
      const places: number[] = [];
      for (const [at, letter] of hyphens.node.data.split("").entries()) {
        if (kept.has(at)) places.push(data.length);
        data += letter === soft ? (kept.has(at) ? "-" : "") : letter;
      }
      hyphens.node.data = data;
      hyphens.at = places;
    }
    // Where a line came to end elsewhere, a word would have a hyphen inside a line.
    for (;;) {
      const astray = found.map(({ node, at }) => at.filter((at) => !isParted(node, at, at + 2)));
      if (astray.every((places) => places.length === 0)) break;
      for (const [index, hyphens] of found.entries()) {
        const gone = astray[index] ?? [];
        for (const at of gone.toReversed()) hyphens.node.deleteData(at, 1);
        hyphens.at = hyphens.at
          .filter((at) => !gone.includes(at))
          .map((at) => at - gone.filter((other) => other < at).length);
      }
    }
    root.classList.remove("is-measured");
  });
}
