/**
 * The styles of the strip: a cell a slide, as high as the slide is full. What is wrong has a notch
 * above it, and what goes on a line under it: colour alone says nothing.
 */
const stripCss = `
.fullness-strip { position: relative; display: flex; flex: 1; min-width: 0; height: 22px; contain: strict;
  border-bottom: 1px solid var(--hairline); cursor: pointer; touch-action: manipulation; }
.fullness-cell { position: relative; flex: 1 1 0; min-width: 0; height: 22px; }
.fullness-cell::before { content: ""; position: absolute; inset: auto 0 3px; height: calc(var(--full) * 0.16px);
  min-height: 1px; background: var(--accent); opacity: 0.55; }
.fullness-cell[data-part]::before { border-bottom: 3px solid var(--accent); bottom: 0; }
.fullness-cell:hover::before { opacity: 1; }
.fullness-here { position: absolute; top: 0; left: 0; height: 22px; z-index: -1; will-change: translate;
  background: var(--marker); box-shadow: 0 0 0 1px var(--accent); pointer-events: none; }
.fullness-cell[data-mark]::before { background: var(--find); opacity: 1; }
.fullness-cell[data-mark="cut-off"]::before { background: repeating-linear-gradient(45deg,
  var(--find) 0 3px, var(--ground) 3px 5px); }
.fullness-cell[data-mark]::after { content: ""; position: absolute; top: 0; left: 50%; width: 6px; height: 3px;
  translate: -50%; background: var(--find); }
.is-apart .fullness-cell:not([data-joined])::before { left: 1px; }
.is-apart .fullness-cell:not(:has(+ [data-joined]))::before { right: 1px; }
.is-wide .fullness-cell[data-part]:not([data-mark])::after { content: attr(data-part); position: absolute;
  bottom: 5px; left: 50%; padding: 0 3px; white-space: nowrap; translate: -50%; border-radius: 2px;
  background: var(--ground); color: var(--ink); font-size: 10px; line-height: 11px; }
`;

/** The slides leave room for the bar. On the whole screen there is none. */
export const pageCss = `
@media screen and (not (display-mode: fullscreen)) {
  .has-live-bar { --live-bar: 31px; }
  .has-live-bar.is-presenting .deck { height: calc(100% - var(--live-bar)); }
}
`;

/** The styles of the bar, in the colours of the deck's theme. */
export const barCss = `
:host { position: fixed; inset: auto 0 0; z-index: 1001; color: var(--ink);
  font: 13px/1.4 system-ui, "Lectern Text", sans-serif; }
@media print { :host { display: none; } }
@media (display-mode: fullscreen) { :host { display: none; } }
[hidden] { display: none !important; }
.bar { display: flex; gap: 4px; align-items: center; box-sizing: border-box; height: 31px;
  padding: 0 8px; background: var(--ground); border-top: 1px solid var(--hairline); }
button, a { flex: none; min-width: 28px; height: 24px; margin: 0; padding: 0 8px; border: 0;
  border-radius: 4px; background: none; color: inherit; font: inherit; line-height: 24px;
  text-align: center; text-decoration: none; cursor: pointer; }
.bar .pdf { margin-left: 8px; font-weight: 600; }
button:hover, a:hover { background: var(--tint); }
button:disabled { color: var(--muted); cursor: progress; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.show { position: fixed; bottom: 0; left: 50%; height: 14px; padding: 0; translate: -50%;
  border-radius: 4px 4px 0 0; background: var(--tint); line-height: 14px; opacity: 0.5; }
.show:hover, .show:focus-visible { opacity: 1; }
.tip { position: fixed; bottom: 36px; max-width: min(560px, 90vw); padding: 4px 10px; translate: -50%;
  border-radius: 4px; background: var(--inverse-ground); color: var(--inverse-ink);
  pointer-events: none; }
.menu { inset: auto 8px 36px auto; margin: 0; padding: 4px; border: 1px solid var(--hairline);
  border-radius: 6px; background: var(--ground); color: var(--ink); box-shadow: 0 2px 12px #0004; }
.menu button { display: block; width: 100%; height: 30px; line-height: 30px; text-align: start; }
.status { position: fixed; right: 8px; bottom: 36px; max-width: min(560px, 80vw); margin: 0;
  padding: 8px 12px; border: 1px solid var(--hairline); border-radius: 6px; background: var(--ground);
  box-shadow: 0 2px 12px #0004; }
.status[data-failed] { border-color: var(--find); }
.status:empty { display: none; }
${stripCss}`;

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
