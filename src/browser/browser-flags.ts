export interface BrowserFlagOptions {
  /** The temporary folder the browser keeps its profile in. */
  readonly profileFolder: string;
  /** Whether the browser must run without its sandbox, as root has to. */
  readonly withoutSandbox: boolean;
  /** Whether `/dev/shm` is missing or small, as in Docker (64 MiB). */
  readonly lacksSharedMemory: boolean;
}

/** What puppeteer itself switches off, and for its reasons (ChromeLauncher.defaultArgs). */
const DISABLED_FEATURES = [
  "Translate",
  "AcceptCHFrame",
  "MediaRouter",
  "OptimizationHints",
  "ProcessPerSiteUpToMainFrameThreshold",
  "IsolateSandboxedIframes",
  "DialMediaRouteProvider",
] as const;

/**
 * https://github.com/GoogleChrome/chrome-launcher/blob/main/docs/chrome-flags-for-tools.md, and
 * what `puppeteer.launch` passes.
 */
const COMMON_FLAGS: readonly string[] = [
  // The shell hints fonts and Chrome does not: the same text would break lines at other places.
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--hide-scrollbars",
  "--export-tagged-pdf",
  "--generate-pdf-document-outline",
  "--disable-background-networking",
  "--disable-client-side-phishing-detection",
  "--disable-component-update",
  "--disable-component-extensions-with-background-pages",
  "--disable-default-apps",
  "--disable-extensions",
  "--disable-sync",
  "--disable-search-engine-choice-screen",
  "--disable-breakpad",
  "--disable-crash-reporter",
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
  "--disable-hang-monitor",
  "--disable-ipc-flooding-protection",
  "--disable-popup-blocking",
  "--disable-prompt-on-repost",
  "--disable-infobars",
  `--disable-features=${DISABLED_FEATURES.join(",")}`,
  "--enable-automation",
  "--metrics-recording-only",
  "--mute-audio",
  "--no-default-browser-check",
  "--no-first-run",
  // Else macOS asks for the keychain, and a Linux desktop for its wallet.
  "--password-store=basic",
  "--use-mock-keychain",
];

/** Returns the browser's command line: no window, no network of its own, a pipe to talk through. */
export function toBrowserFlags(options: BrowserFlagOptions): readonly string[] {
  return [
    ...COMMON_FLAGS,
    // Chrome's new headless mode; the shell knows no other and takes the flag without harm.
    "--headless",
    ...(options.withoutSandbox ? ["--no-sandbox"] : []),
    ...(options.lacksSharedMemory ? ["--disable-dev-shm-usage"] : []),
    `--user-data-dir=${options.profileFolder}`,
    // Not a port: a port can be reached by every user of the machine.
    "--remote-debugging-pipe",
    "about:blank",
  ];
}
