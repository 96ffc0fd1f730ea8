import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Refused } from "./api";
import { Service, storage } from "./double";
import { Sender } from "./sender";
import { Session } from "./session";

let service: Service;
let tab: Storage;
let told: string[];

beforeEach(() => {
  vi.useFakeTimers();
  service = new Service();
  tab = storage();
  told = [];
});
afterEach(() => void vi.useRealTimers());

function sender(session = new Session(tab)): Sender {
  const hooks = {
    sent: () => void told.push("sent"),
    waiting: () => void told.push("waiting"),
    refused: (_: unknown, detail: string) => void told.push(detail),
  };
  return new Sender(service, session, hooks, () => 0.5);
}

test("messages go out in the order they were typed", async () => {
  const one = sender();
  one.send({ message_id: "message-1", text: "a" });
  one.send({ message_id: "message-2", text: "b" });
  await vi.advanceTimersByTimeAsync(10);
  expect(service.got.map((message) => message.text)).toEqual(["a", "b"]);
});

test("without a network they wait, and go out by themselves later", async () => {
  service.down = true;
  const one = sender();
  one.send({ message_id: "message-1", text: "a" });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toContain("waiting");
  service.down = false;
  one.nudge();
  await vi.advanceTimersByTimeAsync(20);
  expect(service.got).toHaveLength(1);
});

test("what waits outlives a reload", async () => {
  service.down = true;
  sender().send({ message_id: "message-1", text: "a" });
  await vi.advanceTimersByTimeAsync(10);
  const other = new Service();
  const reloaded = new Session(tab);
  const again = new Sender(other, reloaded, { sent: () => undefined, waiting: () => undefined, refused: () => undefined });
  await again.flush();
  expect(other.got.map((message) => message.message_id)).toEqual(["message-1"]);
});

test("a place is never written down", async () => {
  service.down = true;
  sender().send({ message_id: "message-1", location: { lat: 10.7769, lon: 106.7009 } });
  await vi.advanceTimersByTimeAsync(10);
  expect(tab.getItem("motcua-widget")).not.toContain("10.7769");
});

test("what is refused for good is said and not sent again", async () => {
  service.refuse = new Refused(422, "Tin nhắn trống", 0);
  sender().send({ message_id: "message-1", text: "a" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual(["Tin nhắn trống"]);
});

test("too fast: it waits as long as the service says", async () => {
  service.refuse = new Refused(429, "xin đợi", 60);
  sender().send({ message_id: "message-1", text: "a" });
  await vi.advanceTimersByTimeAsync(59_000);
  service.refuse = null;
  expect(service.got).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(service.got).toHaveLength(1);
});
