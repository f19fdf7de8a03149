declare module "vite-client" {
  /** Returns what `import.meta.hot` is in a module that Vite serves. */
  export function createHotContext(path: string): {
    on(event: string, listener: (data: never) => void): void;
    send(event: string, data: unknown): void;
  };
}
