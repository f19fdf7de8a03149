import { handout } from "./handout.ts";
import { html } from "./html.ts";
import type { Output } from "./output.ts";
import { pdf } from "./pdf.ts";
import { single } from "./single.ts";

/** Every kind of output, in the order in which they are made. */
export const outputs: readonly Output[] = [html, single, pdf, handout];
