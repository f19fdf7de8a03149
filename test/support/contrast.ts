/** A colour in sRGB: red, green, blue and opacity, each from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** Reads a colour as browsers compute it: `rgb(…)`, `rgba(…)` or `color(srgb …)`. Throws for others. */
export function parseColour(text: string): Colour {
  const isByte = /^rgba?\(/.test(text);
  if (!isByte && !text.startsWith("color(srgb ")) throw new Error(`Not a colour in sRGB: ${text}`);
  const [red = 0, green = 0, blue = 0, alpha = 1] = [
    ...text.replace("color(srgb", "").matchAll(/[\d.]+(?:e-?\d+)?/g),
  ].map(Number);
  const scale = isByte ? 255 : 1;
  return [red / scale, green / scale, blue / scale, alpha];
}

/** Returns the colour that is seen where one lies over another. */
export function layOver([red, green, blue, alpha]: Colour, ground: Colour): Colour {
  const mix = (front: number, back: number) => front * alpha + back * (1 - alpha);
  const all = alpha + ground[3] * (1 - alpha);
  return [mix(red, ground[0]), mix(green, ground[1]), mix(blue, ground[2]), all];
}

/** Returns the contrast of two opaque colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOf(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The relative luminance of WCAG 2.2. */
function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
