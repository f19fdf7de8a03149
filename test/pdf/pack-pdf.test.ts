import { inflateSync } from "node:zlib";

import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";

import { packPdf } from "../../src/pdf/pack-pdf.ts";

/** More objects than one packed stream takes. */
const count = 1200;

/** A row of the table of all objects. */
type Row = readonly [type: number, second: number, third: number];

let file = Buffer.alloc(0);
let rows: readonly Row[] = [];

beforeAll(async () => {
  const { context } = await PDFDocument.create();
  for (let at = 0; at < count; at += 1) {
    if (at % 100 === 7) {
      context.register(PDFRawStream.of(context.obj({}), new Uint8Array(at).fill(at)));
    } else {
      context.register(context.obj({ Own: PDFString.of(`number ${at}`) }));
    }
  }
  file = Buffer.from(packPdf(context));
  rows = readTable(file);
});

/** Reads the table as a reader does: by its address at the file's end. */
function readTable(bytes: Buffer): Row[] {
  const text = bytes.toString("latin1");
  const from = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(text)?.[1]);
  const { dict, content } = readStream(bytes, from);
  expect(dict).toContain("/Type /XRef");
  const columns = Number(/\/Columns (\d+)/.exec(dict)?.[1]);
  const widths = (/\/W \[([^\]]*)\]/.exec(dict)?.[1] ?? "").trim().split(/\s+/).map(Number);
  expect(widths.reduce((sum, width) => sum + width, 0)).toBe(columns);
  const table: Row[] = [];
  let above = new Uint8Array(columns);
  for (let at = 0; at < content.length; at += columns + 1) {
    expect(content[at]).toBe(2);
    const told = content.subarray(at + 1, at + 1 + columns);
    above = Uint8Array.from(told, (byte, column) => byte + (above[column] ?? 0));
    table.push(toRow(above, widths));
  }
  expect(dict).toContain(`/Size ${table.length}`);
  return table;
}

function toRow(bytes: Uint8Array, widths: readonly number[]): Row {
  const ends = widths.map((_, index) =>
    widths.slice(0, index + 1).reduce((sum, width) => sum + width, 0),
  );
  const numbers = ends.map((end, index) =>
    bytes.subarray(end - (widths[index] ?? 0), end).reduce((sum, byte) => sum * 256 + byte, 0),
  );
  return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0];
}

/** Reads a compressed stream that begins at an address. */
function readStream(bytes: Buffer, from: number): { dict: string; content: Buffer } {
  const start = bytes.indexOf("stream\n", from);
  const dict = bytes.toString("latin1", from, start);
  const length = Number(/\/Length (\d+)/.exec(dict)?.[1]);
  const content = start + "stream\n".length;
  return { dict, content: inflateSync(bytes.subarray(content, content + length)) };
}

describe("the table of a packed file's objects", () => {
  test("leads to each object that stands by itself", () => {
    const loose = rows.flatMap(([type, offset], number) =>
      type === 1 ? [{ offset, number }] : [],
    );
    expect(loose.length).toBeGreaterThan(count / 100);
    for (const { offset, number } of loose) {
      const head = `${number} 0 obj`;
      expect(file.toString("latin1", offset, offset + head.length)).toBe(head);
    }
  });

  test("leads to each object that is packed with others, in more streams than one", () => {
    const packed = rows.flatMap(([type, stream, index], number) =>
      type === 2 ? [{ stream, index, number }] : [],
    );
    expect(packed.length).toBeGreaterThan(count * 0.9);
    const streams = new Map(
      [...new Set(packed.map(({ stream }) => stream))].map((number) => {
        const [, offset] = rows[number] ?? [];
        return [
          number,
          readStream(file, offset ?? 0)
            .content.toString("latin1")
            .split(/\s+/),
        ];
      }),
    );
    expect(streams.size).toBeGreaterThan(1);
    for (const { stream, index, number } of packed) {
      expect(streams.get(stream)?.[2 * index]).toBe(String(number));
    }
  });

  test("takes less than a byte for an object", () => {
    const table = readTableLength(file);
    expect(table).toBeLessThan(rows.length);
  });

  test("is read by others, with all that was packed", async () => {
    const document = await PDFDocument.load(file, { throwOnInvalidObject: true });
    const own = document.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? [object.get(PDFName.of("Own"))] : []))
      .filter((value) => value instanceof PDFString);
    const wanted = Array.from({ length: count }, (_, at) => at).filter((at) => at % 100 !== 7);
    expect(own.map((value) => value.asString())).toEqual(wanted.map((at) => `number ${at}`));
  });
});

function readTableLength(bytes: Buffer): number {
  const text = bytes.toString("latin1");
  const from = text.lastIndexOf("/Type /XRef");
  return Number(/\/Length (\d+)/.exec(text.slice(from))?.[1] ?? text.length);
}
