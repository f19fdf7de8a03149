/** Finishes what was printed, for which no browser is needed. */
export type Finish<T> = () => Promise<T>;

/**
 * Prints one item after the other; each is finished while the next is printed, and one alone is held
 * meanwhile. Returns, as soon as all are printed, how to finish the last one and have all, in order.
 * Throws the first failure, when nothing is being finished any more.
 */
export async function printAhead<I, T>(
  items: readonly I[],
  print: (item: I) => Promise<Finish<T>>,
): Promise<Finish<T[]>> {
  const finished: T[] = [];
  let finishLast: Finish<unknown> = () => Promise.resolve();
  for (const item of items) {
    const [printing, finishing] = await Promise.allSettled([print(item), finishLast()]);
    if (finishing.status === "rejected") throw finishing.reason;
    if (printing.status === "rejected") throw printing.reason;
    finishLast = async () => finished.push(await printing.value());
  }
  return async () => {
    await finishLast();
    return finished;
  };
}
