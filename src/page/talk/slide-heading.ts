/** Returns a slide's heading as one line. A template of one's own may have none of the levels that ours have. */
export function headingOf(slide: ParentNode | undefined): string {
  const heading = slide?.querySelector("h1, h2, h3")?.textContent ?? "";
  return heading.replaceAll(/\s+/g, " ").trim();
}
