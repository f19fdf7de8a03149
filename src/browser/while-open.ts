/** Of a browser, or of a room in one elsewhere, what tells of its end. */
export interface EventualEnd {
  readonly connected: boolean;
  once(event: "disconnected", act: () => void): unknown;
  off(event: "disconnected", act: () => void): unknown;
}

/**
 * Comes to what `job` comes to, or throws an Error as soon as the browser has ended: a call that was
 * made meanwhile may wait for half a minute for its answer. The job is then left to itself.
 */
export async function whileOpen<T>(browser: EventualEnd, job: () => Promise<T>): Promise<T> {
  let end: () => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(new Error("The browser ended."));
  });
  // Whoever waits is told; a job that throws at once leaves nobody waiting.
  ended.catch(() => undefined);
  browser.once("disconnected", end);
  if (!browser.connected) end();
  try {
    return await Promise.race([job(), ended]);
  } finally {
    browser.off("disconnected", end);
  }
}
