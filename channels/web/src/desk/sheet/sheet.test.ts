import { expect, it } from "vitest";
import { Directory } from "../data/directory";
import { BIRTH, RESIDENCE, SNAPSHOT } from "../fixture";
import { emptyTab } from "../state/tabs";
import { sheetOf } from "./content";
import { asText } from "./text";

const directory = new Directory(SNAPSHOT);
const PLACE = { commune: "26740", via: "26740@2025-06-30" };

function text(chosen: object): string {
  const sheet = sheetOf({ ...emptyTab(1), ...chosen }, directory);
  return sheet ? asText(sheet, "https://hoi.example.vn") : "";
}

it("says where and what in one message, with sources and the page", () => {
  expect(text({ ...PLACE, procedure: BIRTH.code })).toBe(
    `Đăng ký khai sinh
Phường Sài Gòn, Thành phố Hồ Chí Minh

Đến đâu:
Phường Bến Nghé, Quận 1 (đến 30/6/2025), nay thuộc Phường Sài Gòn (từ 1/7/2025)
Trung tâm Phục vụ hành chính công phường Sài Gòn
45 - 47 Lê Duẩn
Giờ làm việc: thứ Hai – thứ Sáu 07:30–11:30 (giờ hành chính chung)
Điện thoại: chưa có

Mang theo:
☐ Giấy chứng sinh (bản chính)
☐ Thẻ căn cước

Cần biết:
Lệ phí: Miễn phí
Thời hạn: Trong ngày
Nơi nộp: Trung tâm của xã, phường nơi cư trú
Nộp trực tuyến: Nộp được trên Cổng Dịch vụ công quốc gia.
https://dichvucong.gov.vn/

Nguồn: Thông báo của thành phố (30/6/2025)
Nguồn: Cổng Dịch vụ công quốc gia (22/11/2026)
https://hoi.example.vn/thu-tuc/1.001193`,
  );
});

it("leads to the centre's page when there is a place alone", () => {
  expect(text(PLACE)).toMatch(/^Phường Sài Gòn, Thành phố Hồ Chí Minh\n[^]*\/trung-tam\/26740$/);
});

it("says that the police does it where the police does it", () => {
  expect(text({ ...PLACE, procedure: RESIDENCE.code })).toContain("do Công an xã, phường giải quyết");
});

it("gives no centre for what is not done in a commune", () => {
  const elsewhere = { ...BIRTH, code: "2.1", handled_by: "province" as const };
  const other = new Directory({ ...SNAPSHOT, procedures: [elsewhere] });
  const sheet = sheetOf({ ...emptyTab(1), ...PLACE, procedure: "2.1" }, other);
  expect(sheet && asText(sheet, "")).not.toContain("45 - 47 Lê Duẩn");
});

it("says what is not known", () => {
  const bare = { code: "2.1", name: "Việc hiếm", detailed: false, url: null };
  const other = new Directory({ ...SNAPSHOT, centers: [], procedures: [bare] });
  const sheet = sheetOf({ ...emptyTab(1), ...PLACE, procedure: "2.1" }, other);
  expect(sheet && asText(sheet, "")).toContain("Chưa có thông tin trung tâm của nơi này.");
  expect(sheet && asText(sheet, "")).toContain("Danh bạ mới biết tên thủ tục này.");
});

it("has nothing to say of nothing", () => {
  expect(sheetOf(emptyTab(1), directory)).toBeNull();
});
