import { describe, expect, test } from "vitest";
import type { Center, Message } from "../shared/wire";
import { shown } from "./card";

const CENTER: Center = {
  code: "16690-ttpvhcc", commune_code: "16690", name: "Trung tâm Phục vụ hành chính công phường Trường Vinh",
  address: "Số 88, đường Lý Nhật Quang", lat: 18.66856, lon: 105.69333, hours: null, phones: null, open_now: false,
  distance_km: null,
};

function message(text: string, over: Partial<Message> = {}): Message {
  return {
    id: 1, author: "assistant", text, lang: "vi", at: "", message_id: null, points: [], failed: false, reply_to: null,
    buttons: [{ title: "Chỉ đường", payload: "m:16690" }, { title: "Nơi khác", payload: "a:16690" }],
    answer: { type: "center", centers: [CENTER] }, ...over,
  };
}

const TEXT =
  "Đây là trợ lý tự động.\nNơi làm: Trung tâm Phục vụ hành chính công phường Trường Vinh, Số 88, đường Lý Nhật Quang · " +
  "đang đóng cửa, mở lại 07:30 ngày mai – giờ chung · chưa có số điện thoại.\nNguồn: Thông báo (6/2025).";

describe("shown", () => {
  test("what the card says is not said twice, and nothing is lost", () => {
    const { lines, cards, sources, buttons } = shown(message(TEXT));
    expect(lines).toEqual(["Đây là trợ lý tự động."]);
    expect(cards[0]?.facts).toEqual(["đang đóng cửa, mở lại 07:30 ngày mai", "giờ chung", "chưa có số điện thoại"]);
    expect(sources).toEqual(["Nguồn: Thông báo (6/2025)."]);
    expect(cards[0]?.map).toContain("mlat=18.66856");
    expect(buttons.map((button) => button.payload)).toEqual(["a:16690"]);
  });

  test("no directions where the assistant offers none", () => {
    expect(shown(message(TEXT, { buttons: [] })).cards[0]?.map).toBeNull();
  });

  test("an answer worded otherwise keeps its words beside the card", () => {
    expect(shown(message("Mời đến phường Trường Vinh.")).lines).toEqual(["Mời đến phường Trường Vinh."]);
  });

  test("a telephone stands on the button alone", () => {
    const center = { ...CENTER, phones: ["0238 123 4567"] };
    const text = `${CENTER.name}, ${CENTER.address} · điện thoại 0238 123 4567`;
    expect(shown(message(text, { answer: { type: "center", centers: [center] } })).cards[0]?.facts).toEqual([]);
  });

  test("any other answer is left as it is", () => {
    const { lines, cards } = shown(message("a\nb", { answer: { type: "faq" } }));
    expect([lines, cards]).toEqual([["a", "b"], []]);
  });
});
