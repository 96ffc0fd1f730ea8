import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SNAPSHOT } from "../fixture";
import { holding, letGo, loading, refresh } from "./snapshot";

const network = vi.fn<typeof fetch>();

function answer(etag: string): Response {
  return new Response(JSON.stringify(SNAPSHOT), { headers: { ETag: etag } });
}

beforeEach(() => {
  vi.stubGlobal("fetch", network);
  network.mockReset();
  letGo();
});
afterEach(() => vi.unstubAllGlobals());

it("asks for the province, then only whether there is something newer", async () => {
  network.mockResolvedValueOnce(answer('"1"'));
  await refresh("79");
  const first = holding.get();
  expect(first?.directory.unit("26740")?.n).toBe("Phường Sài Gòn");

  network.mockResolvedValueOnce(new Response(null, { status: 304 }));
  await refresh("79");
  expect(new Headers(network.mock.calls[1]?.[1]?.headers).get("If-None-Match")).toBe('"1"');
  expect(holding.get()?.directory).toBe(first?.directory);
  expect(holding.get()?.checkedAt).toBeGreaterThanOrEqual(first?.checkedAt ?? Infinity);
});

it("asks once at a time", async () => {
  network.mockResolvedValue(answer('"1"'));
  await Promise.all([refresh("79"), refresh("79")]);
  expect(network).toHaveBeenCalledTimes(1);
});

it("keeps what is at hand when the network is down, and says so", async () => {
  network.mockResolvedValueOnce(answer('"1"'));
  await refresh("79");
  network.mockRejectedValueOnce(new TypeError("no network"));
  await refresh("79");
  expect(holding.get()).not.toBeNull();
  expect(loading.get()).toBe("failed");
});

it("asks for another province from the start", async () => {
  network.mockResolvedValueOnce(answer('"1"'));
  await refresh("79");
  network.mockResolvedValueOnce(answer('"2"'));
  await refresh("38");
  expect(new Headers(network.mock.calls[1]?.[1]?.headers).has("If-None-Match")).toBe(false);
});

it("takes up nothing that was asked for before signing out", async () => {
  let arrive: (response: Response) => void = () => undefined;
  network.mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)));
  const asked = refresh("79");
  letGo();
  arrive(answer('"1"'));
  await asked;
  expect(holding.get()).toBeNull();
});
