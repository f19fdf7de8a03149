import { PDFName } from "@cantoo/pdf-lib";

/** Where a link of one part leads in the whole: to a page, 0-based, or to a named destination of any part. */
export type JoinedTarget =
  | { readonly kind: "page"; readonly page: number }
  | { readonly kind: "name"; readonly name: PDFName };

/** Returns the address that a link has, until the parts are joined, that leads to a page of the whole, 0-based. */
export function toPageAddress(page: number): string {
  return `joined:page=${page}`;
}

/** What stands before a fragment (what follows the `#` of an address) to lead a link to another part's. */
export const fragmentAddress = "joined:name=";

const pageAddress = /^joined:page=(\d+)$/;

/** Returns what such an address names; null for any other address. */
export function targetOfAddress(address: string): JoinedTarget | null {
  const page = pageAddress.exec(address)?.[1];
  if (page !== undefined) return { kind: "page", page: Number(page) };
  return address.startsWith(fragmentAddress)
    ? { kind: "name", name: PDFName.of(address.slice(fragmentAddress.length)) }
    : null;
}
