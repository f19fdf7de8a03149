import { stripCss } from "./strip-styles.ts";

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
