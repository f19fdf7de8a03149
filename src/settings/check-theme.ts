import { nearestName } from "./nearest-name.ts";
import type { SettingProblem } from "./parse-settings.ts";

/** Returns what is wrong with the theme among raw settings, by the names there are; null where nothing is. */
export function checkTheme(
  { theme }: Readonly<Record<string, unknown>>,
  names: readonly string[],
): SettingProblem | null {
  if (typeof theme !== "string" || theme === "" || names.includes(theme)) return null;
  const nearest = nearestName(theme, names);
  return {
    key: "theme",
    kind: "invalid",
    message: `There is no theme "${theme}".`,
    hint: nearest === null ? `The themes are ${names.join(", ")}.` : `Did you mean "${nearest}"?`,
  };
}
