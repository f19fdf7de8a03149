/** How many jobs are done at once: each tab of the browser has a process of its own. */
const lanes = 2;

/**
 * Does a job for each item, in their order, some at a time. Should one fail, no other is begun, and
 * it rejects when those that were begun have come to an end.
 */
export async function inLanes<T>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const queue = items.entries();
  let isFailed = false;
  const lane = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (isFailed) return;
      await work(item, index);
    }
  };
  const ended = await Promise.allSettled(
    Array.from({ length: Math.min(lanes, items.length) }, () =>
      lane().catch((error: unknown) => {
        isFailed = true;
        throw error;
      }),
    ),
  );
  for (const end of ended) if (end.status === "rejected") throw end.reason;
}
