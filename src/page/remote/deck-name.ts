/** Returns the name of the chapter whose page or remote this is: the first in its address. */
export function deckNameOf({ location }: Document): string {
  return decodeURIComponent(location.pathname.split("/")[1] ?? "");
}
