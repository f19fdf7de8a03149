/** Returns the address that a link has, until the parts are joined, that leads to a page of the whole, 0-based. */
export function toPageAddress(page: number): string {
  return `lectern:${page}`;
}

const pageAddress = /^lectern:(\d+)$/;

/** Returns the page that such an address names; null for any other address. */
export function pageOfAddress(address: string): number | null {
  const number = pageAddress.exec(address)?.[1];
  return number === undefined ? null : Number(number);
}
