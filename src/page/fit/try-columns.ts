import { crowdedOf } from "./lay-out.ts";
import { thoseThatMayFit } from "./may-fit.ts";
import { rootFlowsOf, type SlideState } from "./measure-slide.ts";

/** Lists with at least this many items may stand in two columns. */
const minimalItems = 6;

/** Items of up to this many lines count as short. */
const maxLines = 2.5;

/** Tries two columns. Returns the slides that do not fit so either; those are as they were. */
export function tryColumns(crowded: readonly SlideState[]): SlideState[] {
  const short = crowded.filter(({ section }) => hasShortItems(section));
  const [eligible = []] = thoseThatMayFit(short, [{ scale: 1, columns: 2 }]);
  for (const { section } of eligible) section.dataset["columns"] = "2";
  const failed = new Set(crowdedOf(eligible));
  for (const { section } of failed) delete section.dataset["columns"];
  return crowded.filter((state) => failed.has(state) || !eligible.includes(state));
}

function hasShortItems(section: HTMLElement): boolean {
  const flows = rootFlowsOf(section);
  const [flow] = flows;
  if (flow === undefined || flows.length > 1 || flow.children.length < minimalItems) return false;
  if (!flow.matches("ul, ol") || flow.matches(".code-lines, .keys")) return false;
  const lineHeight = Number.parseFloat(getComputedStyle(flow).lineHeight);
  return [...flow.children].every(
    (item) =>
      item.getBoundingClientRect().height < lineHeight * maxLines &&
      item.querySelector("ul, ol, pre, table, img") === null,
  );
}
