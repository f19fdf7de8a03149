import { createHash } from "node:crypto";

import { expect, test } from "vitest";

import { inlinePage } from "../../../src/app/outputs/inline-page.ts";

const asset = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const html =
  '<html><head><style>b{}</style></head><body><img src="a.png"><img src="a.png"></body></html>';

function inline(css: string, script: string): string {
  return inlinePage(html, {
    assets: [
      asset("s.css", css),
      asset("s.js", script),
      asset("a.png", "png"),
      asset("f.woff2", "f"),
    ],
    stylesheets: ["s.css"],
    script: "s.js",
  });
}

test("no words in styles or scripts end the element that they stand in", () => {
  const page = inline('a::after{content:"</STYLE>"}', 'x = "</SCRIPT><!--<script>";');
  expect(page.match(/<\/style/gi)).toHaveLength(2);
  expect(page.match(/<\/script/gi)).toHaveLength(1);
  expect(page.match(/<script/gi)).toHaveLength(1);
  expect(page).not.toContain("<!--");
});

test("its policy lets nothing run but the script that stands in it", () => {
  const page = inline("", "go();");
  const hash = createHash("sha256").update("go();").digest("base64");
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
  expect(policy.split("; ")).toEqual([
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "style-src 'unsafe-inline'",
    "img-src data:",
    "font-src data:",
    "media-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test("a file that is shown twice stands in it once", () => {
  const page = inline("@font-face{src:url(f.woff2)}", "");
  expect(page.match(/src="data:image\/png;base64,/g)).toHaveLength(1);
  expect(page.match(/data-asset="a\.png"/g)).toHaveLength(2);
  expect(page).toContain('url("data:font/woff2;base64,');
});
