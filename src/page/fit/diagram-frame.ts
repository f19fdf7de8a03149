/** The part of Mermaid's interface that is used here (mermaid.js.org/config/usage.html). */
export interface Mermaid {
  initialize(config: object): void;
  render(id: string, source: string): Promise<{ readonly svg: string }>;
}

/**
 * Nothing is loaded while a diagram is drawn, whatever it names and in whatever way: pictures that
 * stand in it alone.
 */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * Runs `use` with Mermaid in an empty page of its own, in a frame that has the styles and fonts of
 * `page`. No element of the author's stands in it, whose id could take the place of what scripts look
 * for. The frame is gone afterwards. `address` is that of Mermaid's script.
 */
export async function withMermaid<T>(
  page: Document,
  address: string,
  use: (mermaid: Mermaid) => Promise<T>,
): Promise<T> {
  const frame = page.createElement("iframe");
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  frame.style.cssText =
    "position:fixed;inset:0;width:100vw;height:100vh;border:0;visibility:hidden;pointer-events:none";
  frame.srcdoc = toHtml(page, address);
  const loaded = new Promise((resolve) => {
    frame.addEventListener("load", resolve, { once: true });
  });
  page.documentElement.append(frame);
  try {
    await loaded;
    const { contentDocument: inner, contentWindow: view } = frame;
    if (inner === null || !hasMermaid(view)) throw new Error("Mermaid's script did not start.");
    // The build has every page wait to be laid out: see `outputs/hold-layout.ts`.
    inner.adoptedStyleSheets = [];
    await Promise.all([...inner.fonts].map((font) => font.load().catch(() => null)));
    const meta = inner.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = policy;
    inner.head.append(meta);
    return await use(view.mermaid);
  } finally {
    frame.remove();
  }
}

function hasMermaid(view: Window | null): view is Window & { readonly mermaid: Mermaid } {
  return view !== null && "mermaid" in view;
}

/** Returns an empty page that looks as `page` does. */
function toHtml(page: Document, address: string): string {
  const root = page.importNode(page.documentElement, false);
  const head = page.importNode(page.head, false);
  const styles = page.head.querySelectorAll("link[rel=stylesheet], style");
  const script = page.createElement("script");
  script.src = address;
  head.append(...[...styles].map((style) => page.importNode(style, true)), script);
  root.append(head, page.importNode(page.body, false));
  return `<!doctype html>${root.outerHTML}`;
}
