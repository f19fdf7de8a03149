/** How often an input is tried at most. */
const maxTries = 600;

/**
 * Returns the smallest input it finds that still fails: of lines first, then of characters, it
 * leaves out ever smaller pieces (delta debugging, Zeller and Hildebrandt 2002).
 */
export async function shrink(
  input: string,
  isFailing: (smaller: string) => Promise<boolean>,
  tries: number = maxTries,
): Promise<string> {
  const tried = { count: 0 };
  const fails = async (pieces: readonly string[]) => {
    tried.count += 1;
    return isFailing(pieces.join(""));
  };
  const reduce = async (all: readonly string[]): Promise<readonly string[]> => {
    let pieces = all;
    let size = Math.ceil(pieces.length / 2);
    while (size >= 1 && tried.count < tries) {
      let at = 0;
      while (at < pieces.length && tried.count < tries) {
        const fewer = [...pieces.slice(0, at), ...pieces.slice(at + size)];
        if (fewer.length < pieces.length && (await fails(fewer))) pieces = fewer;
        else at += size;
      }
      size = size === 1 ? 0 : Math.ceil(size / 2);
    }
    return pieces;
  };
  const lines = await reduce(input.split(/(?<=\n)/));
  return (await reduce(lines.join("").split(""))).join("");
}
