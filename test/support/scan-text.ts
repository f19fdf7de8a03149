import jsQR from "jsqr";

/** How many pixels a module of the code takes. */
const modulePx = 4;

/** Reads a QR code that stands in a text as blocks, light on dark. Returns null where none can be read. */
export function scanText(text: string): string | null {
  const lines = text.split("\n").filter((line) => /^[█▀▄ ]{20,}$/.test(line));
  const rows = lines.flatMap((line) => [toRow(line, "█▀"), toRow(line, "█▄")]);
  const width = (rows[0]?.length ?? 0) * modulePx;
  const height = rows.length * modulePx;
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isLight = rows[Math.floor(y / modulePx)]?.[Math.floor(x / modulePx)] === true;
      pixels.set([...Array<number>(3).fill(isLight ? 255 : 0), 255], (y * width + x) * 4);
    }
  }
  return width === 0 ? null : (jsQR(pixels, width, height)?.data ?? null);
}

function toRow(line: string, light: string): boolean[] {
  return Array.from(line, (char) => light.includes(char));
}
