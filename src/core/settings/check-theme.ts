import { nearestName } from "./nearest-name.ts";

/** Why a theme cannot be had, and what to do. */
export interface ThemeFault {
  readonly message: string;
  readonly hint: string;
}

/** Does a theme's name stand for a stylesheet of the user's? */
export function isStylesheet(theme: string): boolean {
  return /\.css$/i.test(theme);
}

/** Returns why a theme cannot be had, by the names of those that there are; null where it can. */
export function checkTheme(theme: string, names: readonly string[]): ThemeFault | null {
  return names.includes(theme) ? null : noTheme(theme, names);
}

/** Returns that there is no theme of a name, with the names of those that there are. */
export function noTheme(theme: string, names: readonly string[]): ThemeFault {
  const nearest = nearestName(theme, names);
  return {
    message: `There is no theme "${theme}".`,
    hint: nearest === null ? `The themes are ${names.join(", ")}.` : `Did you mean "${nearest}"?`,
  };
}
