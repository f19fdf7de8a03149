import { describe, expect, test } from "vitest";

import {
  addPolicy,
  toLinkedPolicy,
  toLivePolicy,
  toRemotePolicy,
} from "../../../src/core/render/page-policy.ts";

const page = "<html><head></head><body></body></html>";
const safe =
  "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; img-src 'self' file: data:; font-src 'self' file: data:; manifest-src 'self'; worker-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'";

function policyOf(html: string): string {
  return /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
}

describe("the policy of a page", () => {
  test("lets nothing run or come from elsewhere where nobody trusts the chapter's HTML", () => {
    const built = addPolicy(page, "safe");
    expect(policyOf(built)).toBe(safe);
    // Only a built page is opened from the disk, where Firefox asks for it.
    const served = safe.replaceAll(" file:", "");
    expect(policyOf(addPolicy(page, "safe", "printed"))).toBe(served);
    expect(policyOf(toLinkedPolicy(built))).toBe(
      served.replace("connect-src 'none'", "connect-src 'self'"),
    );
    expect(policyOf(toLivePolicy(built))).toBe(
      served.replace("connect-src 'none'", "connect-src 'self' ws:; frame-src 'self'"),
    );
  });

  test("lets scripts, styles, media and frames of trusted HTML work, and no more", () => {
    const policy = policyOf(addPolicy(page, "trusted"));
    expect(policy).toContain("script-src 'self' file: 'unsafe-inline' https:");
    expect(policy).toContain("frame-src");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-eval|object-src|\*/);
    expect(policyOf(toLivePolicy(addPolicy(page, "trusted")))).toContain("connect-src 'self' ws:");
  });

  test("is that of a page nobody trusts on a remote, whatever the deck's own page has", () => {
    const linked = policyOf(toLinkedPolicy(addPolicy(page, "safe")));
    expect(policyOf(toRemotePolicy(addPolicy(page, "trusted")))).toBe(linked);
    expect(policyOf(toRemotePolicy(addPolicy(page, "safe")))).toBe(linked);
  });
});
