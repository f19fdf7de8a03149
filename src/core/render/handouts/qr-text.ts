import { encode } from "uqr";

/** The light modules around a code: half of what print needs is enough on a screen. */
const quietZone = 2;

/**
 * Returns an address as a QR code in text, two rows of modules to a line: a block stands for a light
 * module and a space for a dark one, for light letters on a dark ground.
 */
export function renderQrText(address: string): string {
  const { data } = encode(address, { ecc: "L", border: quietZone });
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
