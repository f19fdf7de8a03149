/* global version, files */
// What stands above this, written when the deck is built: `version`, and `files`, whose first is the page.

const prefix = `lectern:${self.registration.scope}:`;
const cacheName = prefix + version;
const page = new URL(files[0], self.registration.scope).href;

self.addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(cacheName);
    // Not from the browser's own cache: it may hold files of the deck as it was.
    await cache.addAll(files.map((file) => new Request(file, { cache: "reload" })));
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  const dropOld = async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(prefix) && name !== cacheName);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(dropOld());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  event.respondWith(request.mode === "navigate" ? loadPage(request) : loadFile(request));
});

/** The page as it is now, where there is a network. */
async function loadPage(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const { href } = new URL(request.url);
    const isPage = [page, self.registration.scope].includes(href.replace(/[?#].*$/, ""));
    const kept = isPage ? await caches.match(page, { cacheName }) : undefined;
    if (kept === undefined) throw error;
    return kept;
  }
}

/** The names of files change with what is in them. */
async function loadFile(request) {
  return (await caches.match(request, { cacheName, ignoreSearch: true })) ?? fetch(request);
}
