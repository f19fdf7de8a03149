import { stripCss } from "./strip-styles.ts";

/** The styles of the page of all chapters, in the tokens of the theme. */
export const courseCss = `
.course { max-width: 960px; }
.live-chapters li { display: grid; grid-template-columns: 240px minmax(0, 1fr); gap: 24px; }
.live-picture { position: relative; display: block; width: 240px; aspect-ratio: 16 / 9;
  overflow: hidden; background: var(--tint); outline: 1px solid var(--hairline); }
.live-picture iframe { position: absolute; top: 0; left: 0; width: 1280px; height: 720px; border: 0;
  transform-origin: 0 0; scale: 0.1875; pointer-events: none; }
.chapter-facts[hidden] { display: none; }
.live-text { display: flex; flex-direction: column; min-width: 0; }
.live-text .chapter-facts { margin-bottom: 16px; font-variant-numeric: tabular-nums; }
.live-errors { color: var(--find); font-weight: 700; }
.live-warnings { color: var(--ink); font-weight: 700; }
.live-text .fullness-strip { flex: none; width: 100%; font: 13px/1.4 system-ui, sans-serif; cursor: default; }
.live-text .is-unknown { visibility: hidden; }
.live-tip { min-height: 1.5em; margin: 4px 0 0; color: var(--muted); font-size: 14px;
  line-height: 1.5; }
@media (max-width: 640px) {
  .course { padding: 48px 20px; }
  .live-chapters li { grid-template-columns: minmax(0, 1fr); gap: 16px; }
}
${stripCss}`;
