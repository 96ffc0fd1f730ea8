import cases from "../../../../tests/directory/units/desk_matching.json";
import type { Center, Faq, Procedure, Snapshot, Unit } from "./data/model";

/** Cases that `tests/directory/units/test_desk_matching.py` holds the service to as well. */
export { cases };

export const CENTER: Center = {
  code: "26740-ttpvhcc",
  commune_code: "26740",
  name: "Trung tâm Phục vụ hành chính công phường Sài Gòn",
  address: "45 - 47 Lê Duẩn",
  hours_label: "giờ hành chính chung",
  hours_text: "thứ Hai – thứ Sáu 07:30–11:30",
  phones: null,
  sites: [{ label: null, address: "45 - 47 Lê Duẩn", former_office: null, lines: null }],
  flags: [],
  note: null,
  source: "Thông báo của thành phố",
  as_of: "2025-06-30",
  confidence: "high",
};

export const BIRTH: Procedure = {
  code: "1.001193",
  name: "Đăng ký khai sinh",
  short_name: "Đăng ký khai sinh",
  detailed: true,
  field: "Hộ tịch",
  handled_by: "commune",
  aliases: ["làm giấy khai sinh"],
  keywords: ["sinh", "be", "sanh"],
  documents: [
    { text: "Giấy chứng sinh", note: "bản chính" },
    { text: "Thẻ căn cước", note: null },
  ],
  fee: { text: "Miễn phí", set_by_province: false },
  time: { text: "Trong ngày" },
  online: { available: true, text: "Nộp được trên Cổng Dịch vụ công quốc gia.", url: null },
  where: { text: "Trung tâm của xã, phường nơi cư trú", scope: "home_commune" },
  linked: [],
  doubts: [],
  url: "https://dichvucong.gov.vn/",
  source: "Cổng Dịch vụ công quốc gia",
  as_of: "2026-11-22",
};

export const RESIDENCE: Procedure = {
  ...BIRTH,
  code: "1.004222",
  name: "Đăng ký thường trú",
  short_name: "Đăng ký thường trú",
  field: "Cư trú",
  handled_by: "commune_police",
  aliases: ["nhập hộ khẩu"],
  keywords: ["nhap", "khau"],
};

const AGAIN: Procedure = {
  ...BIRTH,
  code: "1.004884",
  name: "Đăng ký lại khai sinh",
  short_name: "Đăng ký lại khai sinh",
  aliases: [],
  keywords: [],
};

const NAMED: Procedure = {
  code: "1.001521",
  name: "Khai báo tai nạn lao động, bệnh nghề nghiệp khi sinh hoạt",
  short_name: "Tai nạn lao động, bệnh nghề nghiệp khi sinh hoạt",
  detailed: false,
  field: "Bảo hiểm xã hội",
  url: "https://dichvucong.gov.vn/",
};

const FAQ: Faq = {
  id: "id_card_valid",
  title: "Thẻ căn cước cũ còn dùng được không",
  answer: "Còn dùng đến hết hạn in trên thẻ.",
  details: null,
  sources: [{ title: "Luật Căn cước", number: "26/2023/QH15", date: null }],
  links: [],
  doubts: [],
  related_procedures: [],
  as_of: "2026-11-22",
  keywords: ["cmnd"],
};

export const SNAPSHOT: Snapshot = {
  version: "1",
  as_of: "2026-11-22T03:00:00+07:00",
  province: { code: "79", name: "Thành phố Hồ Chí Minh" },
  units: cases.units as Unit[],
  centers: [CENTER],
  procedures: [BIRTH, RESIDENCE, AGAIN, NAMED],
  faqs: [FAQ],
  contacts: [],
  redirects: [],
};
