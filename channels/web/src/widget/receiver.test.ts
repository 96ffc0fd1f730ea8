import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Message } from "../shared/wire";
import { message, Service } from "./double";
import type { Link } from "./receiver";
import { Receiver } from "./receiver";
import { Transcript } from "./transcript";

let service: Service;
let transcript: Transcript;
let shown: number[];
let links: Link[];
let receiver: Receiver;

beforeEach(() => {
  vi.useFakeTimers();
  service = new Service();
  transcript = new Transcript();
  shown = [];
  links = [];
  const received = ({ messages }: { messages?: Message[] }): void => {
    shown.push(...transcript.add(messages ?? []).map((item) => item.id));
  };
  const hooks = { after: () => transcript.last, received, link: (link: Link) => void links.push(link) };
  receiver = new Receiver(service, hooks, Date.now, () => 0.5);
});

afterEach(() => {
  receiver.halt();
  vi.useRealTimers();
});

test("what was said before and what comes now arrives once, in order", async () => {
  service.log.push(message(1), message(2));
  receiver.start("s");
  await vi.advanceTimersByTimeAsync(10);
  service.add(message(3));
  await vi.advanceTimersByTimeAsync(10);
  expect(shown).toEqual([1, 2, 3]);
  expect(links.at(-1)).toBe("online");
});

test("a connection that breaks is made again, nothing is lost or doubled", async () => {
  receiver.start("s");
  await vi.advanceTimersByTimeAsync(10);
  service.add(message(1));
  await vi.advanceTimersByTimeAsync(10);
  service.down = true;
  service.disconnect();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(links.at(-1)).toBe("offline");
  service.log.push(message(2));
  service.down = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(links.at(-1)).toBe("online");
  expect(shown).toEqual([1, 2]);
});

test.each(["silent", "refused"] as const)("where streams are %s it asks again and again instead", async (streams) => {
  service.streams = streams;
  receiver.start("s");
  await vi.advanceTimersByTimeAsync(6_000);
  service.add(message(1));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(shown).toEqual([1]);
  expect(service.asked.filter((what) => what === "events")).toHaveLength(1);
});

test("while the network is away it does not hammer the service", async () => {
  service.down = true;
  receiver.start("s");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(service.asked.length).toBeLessThan(12);
});

test("when the network is back it does not wait any longer", async () => {
  service.down = true;
  receiver.start("s");
  await vi.advanceTimersByTimeAsync(60_000);
  service.down = false;
  service.log.push(message(1));
  receiver.nudge();
  await vi.advanceTimersByTimeAsync(20);
  expect(shown).toEqual([1]);
});

test("stopped means stopped", async () => {
  receiver.start("s");
  await vi.advanceTimersByTimeAsync(10);
  receiver.halt();
  service.add(message(1));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown).toEqual([]);
});
