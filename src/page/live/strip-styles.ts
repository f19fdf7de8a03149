/**
 * The styles of the strip: a cell a slide, as high as the slide is full. What is wrong has a notch
 * above it, and what goes on a line under it: colour alone says nothing.
 */
export const stripCss = `
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
