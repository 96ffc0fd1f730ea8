/**
 * Keeps the shell of the help desk for work without a network. Data is not its business: the page holds that in
 * IndexedDB and asks the service itself.
 */

const worker = self as unknown as ServiceWorkerGlobalScope;

/** Written in by the build (`vite.desk.config.ts`). */
const KEPT = JSON.parse("__KEPT__") as { version: string; files: string[] };
const CACHE = `motcua-quay-${KEPT.version}`;
const SHELL = "/quay";
const FILES = "/quay/app/";
/** Pages of the service that are no shell. */
const LIVE = ["/quay/api/", "/quay/dang-nhap"];

worker.addEventListener("install", (event) => event.waitUntil(fill()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("message", (event) => {
  if (event.data === "take-over") void worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin || request.method !== "GET") return;
  if (LIVE.some((start) => pathname.startsWith(start))) return;
  if (request.mode === "navigate") {
    event.respondWith(keptOrFetched(request, SHELL));
    event.waitUntil(renewShell());
  } else if (pathname.startsWith(FILES)) {
    event.respondWith(keptOrFetched(request, pathname));
  }
});

/** The browser's own cache is passed over: it may hold files of another version. */
async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([SHELL, ...KEPT.files].map((path) => new Request(path, { cache: "reload" })));
}

/** The page around this build may change without it (its headers, say); that of another build comes with that build. */
async function renewShell(): Promise<void> {
  try {
    const shell = await fetch(SHELL, { cache: "no-cache", redirect: "error" });
    const text = await shell.clone().text();
    const scripts = KEPT.files.filter((name) => name.endsWith(".js"));
    if (shell.ok && scripts.every((name) => text.includes(name))) await (await caches.open(CACHE)).put(SHELL, shell);
  } catch {
    // No network: what is kept goes on.
  }
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith("motcua-quay-") && name !== CACHE) await caches.delete(name);
  }
  await worker.clients.claim();
}

async function keptOrFetched(request: Request, path: string): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(path);
  return kept ?? fetch(request);
}
