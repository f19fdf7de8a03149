/** JSON's tokens, and ends of lines; whatever else stands in a text is a token of one character. */
const tokens = /"(?:[^"\\\n]|\\.)*"|[-+.\w]+|\n|\S/g;

/** Returns the line, from 1, at which a text stops being JSON; its last line where something is missing at its end. */
export function lineOfJsonFault(text: string): number {
  const lines = text.trimEnd().split("\n");
  let good = 0;
  let bad = lines.length;
  // What begins like JSON fails at its end alone, however much of it there is.
  while (good + 1 < bad) {
    const middle = (good + bad) >> 1;
    if (isGoodStart(`${lines.slice(0, middle).join("\n")}\n`)) good = middle;
    else bad = middle;
  }
  return bad;
}

function isGoodStart(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { at } = /at position (?<at>\d+)/.exec(error.message)?.groups ?? {};
    return at === undefined ? /end of JSON input/i.test(error.message) : Number(at) >= text.length;
  }
}

/** Where a value stands in JSON: keys, and places in lists from 0. */
export type JsonPath = readonly (string | number)[];

/** Returns the line, from 1, at which a value of valid JSON begins, or else the nearest value around it. */
export function lineOfJsonPath(text: string, path: JsonPath): number {
  const stack: (string | number)[] = [];
  let line = 1;
  let found = 1;
  let depth = 0;
  let last = "";
  for (const [token] of text.matchAll(tokens)) {
    if (token === "\n") line += 1;
    else if (token === ":") stack.splice(-1, 1, String(JSON.parse(last)));
    else if (token === ",") stack.push(...stack.splice(-1).map(next));
    else if (token === "}" || token === "]") stack.pop();
    else {
      const isOnWay = stack.length > depth && stack.every((key, index) => key === path[index]);
      if (isOnWay) {
        found = line;
        depth = stack.length;
      }
      if (token === "{") stack.push("");
      if (token === "[") stack.push(0);
    }
    if (token.startsWith('"')) last = token;
  }
  return found;
}

function next(key: string | number): string | number {
  return typeof key === "number" ? key + 1 : "";
}
