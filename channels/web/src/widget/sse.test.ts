import { describe, expect, test } from "vitest";
import { EventReader } from "./sse";

const STREAM = 'event: message\ndata: {"a":"phường"}\nid: 7\n\n: ping\n\nevent: state\r\ndata: "idle"\r\n\r\n';

describe("EventReader", () => {
  test("reads events, skips heartbeats", () => {
    expect(new EventReader().push(STREAM)).toEqual([
      { name: "message", data: '{"a":"phường"}' },
      { name: "state", data: '"idle"' },
    ]);
  });

  test("pieces may be cut anywhere", () => {
    for (let at = 1; at < STREAM.length; at++) {
      const reader = new EventReader();
      const events = [...reader.push(STREAM.slice(0, at)), ...reader.push(STREAM.slice(at))];
      expect(events.map((event) => event.name)).toEqual(["message", "state"]);
    }
  });

  test("several data lines are one text", () => {
    expect(new EventReader().push("data: một\ndata:hai\n\n")).toEqual([{ name: "message", data: "một\nhai" }]);
  });
});
