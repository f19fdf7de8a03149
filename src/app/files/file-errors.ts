/** Says an error that a path does not exist, or passes through something that is no folder? */
export function isMissing(error: unknown): boolean {
  return hasCode(error, ["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ELOOP"]);
}

/** Is it an error of the operating system's, with one of these codes (or with any)? */
export function hasCode(error: unknown, codes?: readonly string[]): boolean {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") {
    return false;
  }
  return codes === undefined || codes.includes(error.code);
}
