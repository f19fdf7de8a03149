import { encode } from "uqr";

import type { Labels } from "../locales/locales.ts";
import { escapeHtml, type Html } from "./escape-html.ts";

/** The empty modules around a code, as ISO/IEC 18004 asks for. */
const quietZone = 4;

/**
 * Returns an address as a QR code, an SVG of its own white ground: dark on light, as scanners want
 * it, also in a dark scheme. One module is one unit; it mends 15 % of damage, or more at no cost.
 */
export function renderQrCode(address: string, { qrCode }: Labels): Html {
  const { data, size } = encode(address, { ecc: "M", boostEcc: true, border: 0 });
  const path = data.flatMap((row, y) =>
    runsOf(row).map(
      ({ x, length }) => `M${x + quietZone} ${y + quietZone}h${length}v1h-${length}z`,
    ),
  );
  const side = size + 2 * quietZone;
  return (
    `<svg class="qr" role="img" aria-label="${escapeHtml(`${qrCode}: ${address}`)}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path fill="#000" d="${path.join("")}"/></svg>`
  );
}

/** Returns where dark modules stand side by side in a row: as one shape they leave no gaps. */
function runsOf(row: readonly boolean[]): { readonly x: number; readonly length: number }[] {
  const runs: { x: number; length: number }[] = [];
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1);
    if (!isDark) continue;
    if (last !== undefined && last.x + last.length === x) last.length += 1;
    else runs.push({ x, length: 1 });
  }
  return runs;
}

/** The light modules around a code: half of what print needs is enough on a screen. */
const textQuietZone = 2;

/**
 * Returns an address as a QR code in text, two rows of modules to a line: a block stands for a light
 * module and a space for a dark one, for light letters on a dark ground.
 */
export function renderQrText(address: string): string {
  const { data } = encode(address, { ecc: "L", border: textQuietZone });
  const lines: string[] = [];
  for (let y = 0; y < data.length; y += 2) {
    const below = data[y + 1];
    const halves = (data[y] ?? []).map((isDark, x) =>
      toHalves(!isDark, below !== undefined && below[x] !== true),
    );
    lines.push(halves.join(""));
  }
  return lines.join("\n");
}

function toHalves(isUpperLight: boolean, isLowerLight: boolean): string {
  if (isUpperLight) return isLowerLight ? "█" : "▀";
  return isLowerLight ? "▄" : " ";
}
