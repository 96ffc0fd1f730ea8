"""A small directory in memory, spoken to over the real client and real JSON."""

import json
from typing import Any

import httpx2

from actions.facts.client import DirectoryClient
from directory.checks.faqs import CONTRACT_IDS

HCM = {"province_code": "79", "province_name": "Thành phố Hồ Chí Minh"}
NGHE_AN = {"province_code": "40", "province_name": "Tỉnh Nghệ An"}


def unit(code: str, name: str, province: dict[str, str], level: str = "commune", **more: Any) -> dict[str, Any]:
    return {"code": code, "name": name, "level": level, "valid_from": "2025-07-01", "valid_to": None} | province | more


SAI_GON = unit("26740", "Phường Sài Gòn", HCM)
TAN_DINH = unit("26734", "Phường Tân Định", HCM)
BEN_THANH = unit("26743", "Phường Bến Thành", HCM)
TRUONG_VINH = unit("16681", "Phường Trường Vinh", NGHE_AN)
VINH_PHU = unit("16708", "Phường Vinh Phú", NGHE_AN)
TAN_THANH_1 = unit("22936", "Xã Tân Thành", {"province_code": "68", "province_name": "Tỉnh Lâm Đồng"})
TAN_THANH_2 = unit("05746", "Xã Tân Thành", {"province_code": "19", "province_name": "Tỉnh Thái Nguyên"})
NGHE_AN_UNIT = unit("40", "Tỉnh Nghệ An", NGHE_AN, "province")
PRESENT = [SAI_GON, TAN_DINH, BEN_THANH, TRUONG_VINH, VINH_PHU, TAN_THANH_1, TAN_THANH_2, NGHE_AN_UNIT]

BEN_NGHE = unit("26740", "Phường Bến Nghé", HCM, valid_from="1976-01-01", valid_to="2025-06-30")
VINH = unit("412", "Thành phố Vinh", NGHE_AN, "district", valid_from=None, valid_to="2025-06-30")
HUNG_DONG = unit("16708", "Xã Hưng Đông", NGHE_AN, valid_from=None, valid_to="2025-06-30")
DA_KAO = unit("26737", "Phường Đa Kao", HCM, valid_from="1976-01-01", valid_to="2025-06-30")


def _resolved(new: dict[str, Any], old: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"status": "resolved", "reason": None, "old": [old] if old else [], "new": [new], "candidates": []}


def _choose(reason: str, *pairs: tuple[dict[str, Any], dict[str, Any] | None, str | None]) -> dict[str, Any]:
    candidates = [{"unit": new, "old": old, "hint": hint} for new, old, hint in pairs]
    return {"status": "choose", "reason": reason, "old": [], "new": [], "candidates": candidates}


ADDRESSES = {
    "phường bến nghé q1": _resolved(SAI_GON, BEN_NGHE),
    "phường trường vinh": _resolved(TRUONG_VINH),
    "phường vinh phú": _resolved(VINH_PHU),
    "phường đa kao": _choose(
        "split_commune", (SAI_GON, DA_KAO, "phía nam đường Nguyễn Thị Minh Khai"), (TAN_DINH, DA_KAO, "phần còn lại")
    ),
    "tân thành": _choose("ambiguous_name", (TAN_THANH_1, None, None), (TAN_THANH_2, None, None)),
    "tân thành, lâm đồng": _resolved(TAN_THANH_1),
    "lâm đồng": _resolved(unit("68", "Tỉnh Lâm Đồng", TAN_THANH_1, "province") | {"code": "68", "level": "province"}),
    "phường tân định": _resolved(TAN_DINH),
    "nghệ an": _resolved(NGHE_AN_UNIT),
    "thành phố vinh": _choose("ambiguous_name", (TRUONG_VINH, VINH, "gồm …"), (VINH_PHU, VINH, "gồm …")),
    "xã hưng đông, thành phố vinh": _resolved(VINH_PHU, HUNG_DONG),
}


def center(code: str, commune: dict[str, Any], address: str | None, **more: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "code": code,
        "commune_code": commune["code"],
        "name": f"Trung tâm Phục vụ hành chính công {commune['name'][0].lower()}{commune['name'][1:]}",
        "address": address,
        "lat": 10.78,
        "lon": 106.7,
        "hours": "Mo-Fr 07:30-11:30,13:30-17:00",
        "phones": None,
        "open_now": True,
        "distance_km": None,
        "source": "Thông báo địa chỉ của thành phố",
        "as_of": "2025-06-30",
        "confidence": "high",
        "kind": "ttpvhcc",
        "sites": [],
        "flags": [],
        "precision": "street",
        "point": "office",
        "hours_label": "giờ hành chính chung, nên gọi trước",
        "opening": {"state": "open", "until": None, "text": "Đang mở, nghỉ trưa lúc 11:30"},
        "note": None,
    }
    return facts | more


CENTERS = {
    "26740": [
        center(
            "26740-1",
            SAI_GON,
            "45–47 Lê Duẩn",
            sites=[
                {"label": "Trụ sở chính", "address": "45–47 Lê Duẩn"},
                {"label": "Điểm 2", "address": "2 Nguyễn Huệ"},
            ],
        )
    ],
    "26734": [
        center(
            "26734-1",
            TAN_DINH,
            "58B Nguyễn Đình Chiểu",
            kind="ubnd",
            confidence="low",
            name="Trụ sở UBND phường Tân Định (nơi tiếp nhận có thể khác, nên gọi trước)",
        )
    ],
    "26743": [center("26743-1", BEN_THANH, "92 Nguyễn Trãi", phones=["028 3829 0000"])],
    "16681": [center("16681-1", TRUONG_VINH, "88 Lý Nhật Quang", lat=18.68, lon=105.69)],
    "16708": [center("16708-1", VINH_PHU, "Số 1 Lê Mao", point="inside")],
    "22936": [],
}


def procedure(code: str, name: str, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "requested_code": code,
        "name": name,
        "short_name": name,
        "handled_by": "commune",
        "documents": [{"text": "Tờ khai theo mẫu", "note": None}, {"text": "Giấy chứng sinh", "note": "bản chính"}],
        "fee": {"text": "Miễn nếu đăng ký trong 60 ngày", "amount_vnd": None, "set_by_province": True},
        "time": {"text": "Trong ngày; nhận sau 15 giờ thì ngày làm việc tiếp theo"},
        "in_person": {"text": "Cha hoặc mẹ, ông bà, người thân"},
        "online": {"available": True, "text": "Điền trên Cổng, ký điện tử", "url": "https://dichvucong.gov.vn/x"},
        "where": {"text": None, "scope": "any_in_province"},
        "steps": ["Chuẩn bị giấy tờ", "Nộp hồ sơ", "Nhận kết quả"],
        "result": "Giấy khai sinh",
        "legal": [{"number": "60/2014/QH13", "date": "2014-11-20"}],
        "linked": [],
        "linked_group": None,
        "doubts": [],
        "url": "https://dichvucong.gov.vn/p",
        "source": "Cổng DVCQG",
        "as_of": "2026-07-31",
        "confidence": "high",
    } | more


LONG = "Giấy tờ chứng minh một việc rất dài dòng mà người dân phải đọc kỹ từng chữ trước khi mang đi nộp cho đủ bộ"
PROCEDURES = {
    "1.001193": procedure("1.001193", "Đăng ký khai sinh", linked=["2.000986"], linked_group="khai_sinh"),
    "2.000986": procedure("2.000986", "Liên thông khai sinh, thường trú, thẻ BHYT", linked_group="khai_sinh"),
    "1.000656": procedure("1.000656", "Đăng ký khai tử", linked=["2.002913"], linked_group="khai_tu"),
    "2.002913": procedure("2.002913", "Liên thông khai tử", linked_group="khai_tu"),
    "1.000894": procedure("1.000894", "Đăng ký kết hôn"),
    "1.004222": procedure("1.004222", "Đăng ký thường trú", handled_by="commune_police", confidence="low"),
    "1.116410": procedure(
        "1.116410",
        "Cấp đổi thẻ căn cước",
        requested_code="1.014061",
        doubts=["Lệ phí có thể được giảm đến hết năm 2026."],
    ),
    "9.000001": procedure(
        "9.000001", "Việc nhiều giấy tờ", documents=[{"text": f"{LONG} {number}"} for number in range(9)]
    ),
    "9.000002": {"code": "9.000002", "name": "Việc chỉ biết tên", "url": "https://dichvucong.gov.vn/q"},
    "9.000004": procedure(
        "9.000004",
        "Việc có giấy riêng",
        documents=[{"text": "Tờ khai"}, {"text": "Biên bản trẻ bị bỏ rơi", "note": "chỉ khi trẻ bị bỏ rơi"}],
    ),
    "9.000003": procedure("9.000003", "Việc của tỉnh", handled_by="province", documents=[], legal=[], steps=[]),
}
PROCEDURES["1.014061"] = PROCEDURES["1.116410"]

GROUPS = {
    "khai_sinh": {"id": "khai_sinh", "name": "khai sinh + thường trú + thẻ BHYT", "code": "2.000986", "codes": []},
    "khai_tu": {"id": "khai_tu", "name": "khai tử + xoá thường trú + mai táng phí", "code": "2.002913", "codes": []},
}

CONTRACT_FAQS = sorted(CONTRACT_IDS)


def faq(faq_id: str) -> dict[str, Any]:
    return {
        "id": faq_id,
        "title": f"Câu hỏi {faq_id}",
        "answer": f"Câu trả lời ngắn cho {faq_id}.",
        "details": f"Chi tiết của {faq_id}.",
        "sources": [{"title": "Nghị quyết", "number": "190/2025/QH15", "date": "2025-02-19"}],
        "links": [{"title": "VNeID", "url": "https://vneid.gov.vn"}],
        "doubts": ["Giờ trực chưa thống nhất."],
        "as_of": "2026-11-22",
    }


CONTACTS = [
    {"name": "Cổng Dịch vụ công quốc gia", "phone": "1800 1096", "url": "https://dichvucong.gov.vn", "hours": None},
    {"name": "Tổng đài VNeID", "phone": "1900 0368", "url": None, "hours": "7:30–17:30", "note": "có thể tính cước"},
]
REDIRECTS = {
    "passport": {
        "id": "passport",
        "title": "Hộ chiếu",
        "answer": "Làm tại Công an cấp tỉnh hoặc trực tuyến.",
        "url": "https://dichvucong.bocongan.gov.vn",
        "sources": [{"number": "23/2023/QH15", "date": "2023-06-24"}],
        "as_of": "2026-11-22",
    }
}


class DirectoryDouble:
    """Answers the directory's paths; `down` makes it fail."""

    def __init__(self) -> None:
        self.down = False
        self.asked: list[str] = []
        http = httpx2.AsyncClient(base_url="http://directory", transport=httpx2.MockTransport(self._answer))
        self.client = DirectoryClient(http)

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request.url.path)
        if self.down:
            raise httpx2.ConnectTimeout("down", request=request)
        found = self._found(request)
        return httpx2.Response(404) if found is None else httpx2.Response(200, json=found)

    def _found(self, request: httpx2.Request) -> Any:
        path, params = request.url.path.removeprefix("/v1/"), request.url.params
        head, _, key = path.partition("/")
        if path == "units/resolve":
            return ADDRESSES.get(params["q"].lower(), {"status": "unknown"})
        if path == "centers/nearest":
            return self._nearest(json.loads(request.content))
        if path == "centers":
            return {"items": CENTERS.get(params["commune"], [])}
        if path == "procedures/search":
            return {"items": [{"code": "1.001193", "name": "Đăng ký khai sinh"}] if "sinh" in params["q"] else []}
        if path == "contacts":
            return {"items": CONTACTS}
        tables: dict[str, Any] = {
            "units": {item["code"]: {"code": item["code"], "items": [BEN_NGHE, item]} for item in PRESENT},
            "procedures": PROCEDURES,
            "linked-groups": GROUPS,
            "faqs": {faq_id: faq(faq_id) for faq_id in CONTRACT_FAQS},
            "redirects": REDIRECTS,
        }
        return tables[head].get(key)

    def _nearest(self, body: dict[str, Any]) -> dict[str, Any]:
        rows = [CENTERS[code][0] | {"distance_km": 0.4} for code in ("26740", "26743", "26734", "16681")]
        return {"items": rows[: body["limit"]], "home": None}
