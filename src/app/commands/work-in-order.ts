/** How many are worked on at once, and what is done with each result. */
export interface WorkInOrder<T, R> {
  readonly jobs: number;
  readonly work: (item: T) => Promise<R>;
  /** Called for each item in the items' order, as soon as it and all before it are done. */
  readonly done: (result: R) => void;
  /**
   * Called in the same order for what `work` throws. Throws to end the run: what is being worked on
   * is then waited for, and nothing further begun.
   */
  readonly failed: (error: unknown) => void;
}

type Settled<R> = { readonly result: R } | { readonly error: unknown };

/** Works on items, several at once, and tells of them in their order. */
export async function workInOrder<T, R>(
  items: readonly T[],
  { jobs, work, done, failed }: WorkInOrder<T, R>,
): Promise<void> {
  const waiting = new Map<number, Settled<R>>();
  let next = 0;
  let told = 0;
  let hasEnded = false;
  const tell = (): void => {
    for (let one = waiting.get(told); one !== undefined; one = waiting.get(told)) {
      waiting.delete(told);
      told += 1;
      if ("error" in one) failed(one.error);
      else done(one.result);
    }
  };
  const workOn = async (): Promise<void> => {
    while (!hasEnded) {
      const index = next;
      next += 1;
      const item = items[index];
      if (item === undefined) return;
      waiting.set(index, await settle(work(item)));
      try {
        if (!hasEnded) tell();
      } catch (error) {
        hasEnded = true;
        throw error;
      }
    }
  };
  const workers = Array.from({ length: Math.min(jobs, items.length) }, workOn);
  const ends = await Promise.allSettled(workers);
  const end = ends.find((one) => one.status === "rejected");
  if (end !== undefined) throw end.reason;
}

async function settle<R>(work: Promise<R>): Promise<Settled<R>> {
  try {
    return { result: await work };
  } catch (error) {
    return { error };
  }
}
