import { Parser } from "htmlparser2";

/** An element's attributes, with entities decoded and names in lower case. */
export type Attributes = Readonly<Record<string, string>>;

/** Returns the attributes of a raw opening tag; null where it is none. */
export function readAttributes(tag: string): Attributes | null {
  const found: Attributes[] = [];
  const parser = new Parser({ onopentag: (_, attributes) => found.push(attributes) });
  parser.write(tag);
  parser.end();
  return found[0] ?? null;
}
