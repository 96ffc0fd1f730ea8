"""The sheet of paper and the QR codes."""

import io
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from channels.helpdesk.sheet.content import Sheet, sheet
from channels.helpdesk.sheet.drawing import pdf
from tests.channels.helpdesk.conftest import Desk, Network

A4 = (595, 842)
URL = "https://motcua.example.gov.vn/thu-tuc/1.001193"
TODAY = date(2026, 11, 22)
PROCEDURE: dict[str, Any] = {
    "code": "1.001193",
    "name": "Đăng ký khai sinh",
    "short_name": "Khai sinh",
    "field": "Hộ tịch",
    "handled_by": "commune",
    "documents": [{"text": "Giấy chứng sinh", "note": "bản chính"}],
    "fee": {"text": "Miễn phí trong 60 ngày", "set_by_province": False},
    "time": {"text": "Ngay trong ngày"},
    "who": None,
    "online": {"available": True, "text": None},
    "in_person": None,
    "where": {"text": "Trung tâm nơi cư trú"},
    "result": "Giấy khai sinh",
    "doubts": [],
    "confidence": "high",
    "source": "Cổng Dịch vụ công quốc gia",
    "as_of": "2026-07-31",
}
CENTER = {
    "address": "Số 88, đường Lý Nhật Quang",
    "hours_text": "thứ Hai – thứ Sáu 07:30–17:00",
    "hours_label": "nên gọi trước",
    "phones": ["0238 000 0000"],
    "note": None,
}


def made(**changed: Any) -> Sheet:
    return sheet(PROCEDURE | changed, CENTER, "Phường Trường Vinh", URL, TODAY)


def read(body: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(body))


def text(body: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in read(body).pages)


async def test_one_page_with_everything_the_desk_hands_over(signed_in: Desk) -> None:
    answer = await signed_in.get("print.pdf", procedure="1.001193", commune="26740")
    said = text(answer.content)

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["cache-control"] == "no-store"
    (page,) = read(answer.content).pages
    assert tuple(round(float(side)) for side in page.mediabox[2:]) == A4
    for expected in (
        "Đăng ký khai sinh",
        "Giấy chứng sinh",
        "Trung tâm của phường Sài Gòn: 45 - 47 Lê Duẩn",
        "thứ Hai – thứ Sáu 07:30–11:30, 13:30–17:00",
        "Do tỉnh quy định",
        "Nguồn: Cổng Dịch vụ công quốc gia. Kiểm tra ngày 31/7/2026.",
        "quay.test/thu-tuc/1.001193",
    ):
        assert expected in said


async def test_the_font_travels_along_and_only_the_letters_used(signed_in: Desk) -> None:
    answer = await signed_in.get("print.pdf", procedure="1.001193")
    fonts = read(answer.content).pages[0]["/Resources"]["/Font"]
    descriptors = [font.get_object()["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts.values()]

    assert fonts
    assert all("/FontFile2" in descriptor for descriptor in descriptors)
    assert len(answer.content) < 60_000


async def test_a_replaced_code_prints_what_replaced_it(signed_in: Desk) -> None:
    answer = await signed_in.get("print.pdf", procedure="1.014061")

    assert "Mã thủ tục 1.116410" in text(answer.content)


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({"procedure": "9.999999"}, 404),
        ({"procedure": "1.001193", "commune": "99999"}, 404),
        ({"procedure": "1.001193", "commune": "x"}, 422),
        ({"procedure": "../../health/live"}, 422),
        ({}, 422),
    ],
)
async def test_what_does_not_exist_is_not_printed(signed_in: Desk, parameters: dict[str, str], status: int) -> None:
    assert (await signed_in.get("print.pdf", **parameters)).status_code == status


async def test_with_the_directory_down_nothing_is_printed(signed_in: Desk, network: Network) -> None:
    network.down.add(8000)
    assert (await signed_in.get("print.pdf", procedure="1.001193")).status_code == 503


def test_what_is_unknown_is_said_so() -> None:
    said = text(pdf(made(documents=None, fee=None, time=None, online=None, where=None, confidence="low")))

    assert said.count("Chưa có thông tin") == 4
    assert "có thể đã cũ" in said


def test_no_papers_is_not_the_same_as_unknown() -> None:
    assert "Không cần mang giấy tờ gì." in text(pdf(made(documents=[])))


@pytest.mark.parametrize("handler", ["commune_police", "province", "other"])
def test_the_centre_is_not_named_for_what_others_do(handler: str) -> None:
    said = text(pdf(made(handled_by=handler)))

    assert "Lý Nhật Quang" not in said
    assert "Việc này" in said


def test_a_fee_the_province_sets_is_said_to_be_so() -> None:
    assert "Mức do tỉnh" in text(pdf(made(fee={"text": None, "set_by_province": True})))


def test_much_to_bring_still_fits_on_one_page() -> None:
    documents = [{"text": f"Giấy tờ số {number}", "note": "một bản chính, kèm một bản sao"} for number in range(14)]

    assert len(read(pdf(made(documents=documents))).pages) == 1


def test_very_much_goes_on_cleanly_on_further_pages() -> None:
    documents = [{"text": f"Giấy tờ số {number}:", "note": "một bản chính, " * 12} for number in range(40)]
    body = pdf(made(documents=documents))
    said = text(body)
    pages = len(read(body).pages)

    assert pages > 1
    assert all(f"Giấy tờ số {number}:" in said for number in range(40))
    assert all(f"Trang {number}/{pages}" in said for number in range(1, pages + 1))


async def test_qr_codes_of_our_own_pages(signed_in: Desk) -> None:
    answer = await signed_in.get("qr.svg", path="/thu-tuc/1.001193")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert answer.text.startswith("<svg")
    other = await signed_in.get("qr.svg", path="/trung-tam/26740")
    assert other.text != answer.text


@pytest.mark.parametrize(
    "path", ["https://evil.example", "//evil.example", "/quay/api/me", "/thu-tuc/../quay", "/thu-tuc/a?b", "thu-tuc"]
)
async def test_qr_codes_of_nothing_else(signed_in: Desk, path: str) -> None:
    assert (await signed_in.get("qr.svg", path=path)).status_code == 422
