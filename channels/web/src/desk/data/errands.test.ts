import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { online } from "./api";
import { done, errands, send } from "./errands";

const network = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.stubGlobal("fetch", network);
  network.mockReset();
  errands.set([]);
});
afterEach(() => vi.unstubAllGlobals());

it("tells the service at once when it can be reached", async () => {
  network.mockResolvedValue(new Response(null, { status: 204 }));
  expect(await done("reports", "7")).toBe("sent");
  expect(network.mock.calls[0]?.[0]).toBe("/quay/api/reports/7/done");
  expect(new Headers(network.mock.calls[0]?.[1]?.headers).get("X-Motcua")).toBe("quay");
});

it("keeps it while there is no network, and tells it later, each once", async () => {
  network.mockRejectedValue(new TypeError("no network"));
  expect(await done("reports", "7")).toBe("kept");
  expect(await done("unanswered", "a b")).toBe("kept");
  expect(online.get()).toBe(false);

  network.mockReset();
  network.mockImplementation(() => Promise.resolve(new Response(null, { status: 204 })));
  await Promise.all([send(), send()]);
  expect(network.mock.calls.map(([address]) => address)).toEqual([
    "/quay/api/reports/7/done",
    "/quay/api/unanswered/a%20b/done",
  ]);
  expect(errands.get()).toEqual([]);
});

it("keeps it when the session is over, drops it when the thing is gone", async () => {
  network.mockResolvedValue(new Response(null, { status: 401 }));
  expect(await done("reports", "7")).toBe("kept");
  network.mockResolvedValue(new Response(null, { status: 404 }));
  await send();
  expect(errands.get()).toEqual([]);
});

it("goes on with the others when the service cannot do one of them now", async () => {
  const busy = () => new Response("{}", { status: 503, headers: { "Content-Type": "application/problem+json" } });
  network.mockImplementation(() => Promise.resolve(busy()));
  await done("unanswered", "a");
  expect(online.get()).toBe(true);
  network.mockImplementation((address) =>
    Promise.resolve(String(address).includes("reports") ? new Response(null, { status: 204 }) : busy()),
  );
  expect(await done("reports", "7")).toBe("sent");
  expect(errands.get()).toEqual([{ list: "unanswered", id: "a" }]);
});

it("takes a proxy's error page for a network that is down", async () => {
  network.mockResolvedValue(new Response("<html>", { status: 502, headers: { "Content-Type": "text/html" } }));
  await done("reports", "7");
  expect(online.get()).toBe(false);
});
