/** A browser may refuse to remember anything, and throws when it is asked. */
export function readStored(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Remembers a text, or forgets it for null, as far as the browser lets us. */
export function store(storage: () => Storage, key: string, text: string | null): void {
  try {
    if (text === null) storage().removeItem(key);
    else storage().setItem(key, text);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Returns the name under which something of this deck is remembered. */
export function storeKey(page: Document, what: string): string {
  return `lectern:${what}:${page.location.pathname}`;
}
