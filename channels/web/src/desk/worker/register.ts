import { Value } from "../state/value";

/** A newer version of the desk that waits to take over. */
export const waiting = new Value<ServiceWorker | null>(null);

const HOURLY = 60 * 60 * 1000;

/** Has the service worker keep the shell, and tells of a newer version in `waiting`. */
export async function register(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  // The first worker of all takes over silently; from then on a change of hands means a new version.
  let controlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (controlled) location.reload();
    controlled = true;
  });
  try {
    const registration = await navigator.serviceWorker.register("/quay/sw.js", { scope: "/quay" });
    watch(registration);
    setInterval(() => void registration.update().catch(() => undefined), HOURLY);
  } catch {
    // Not allowed (plain http, private window): the desk works, only not without a network.
  }
}

/** Puts the waiting version in charge; the page is loaded again. */
export function takeOver(): void {
  waiting.get()?.postMessage("take-over");
}

function watch(registration: ServiceWorkerRegistration): void {
  if (registration.waiting) waiting.set(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed" && navigator.serviceWorker.controller) waiting.set(coming);
    });
  });
}
