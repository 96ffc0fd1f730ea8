"""/trung-tam/<code>."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from tests.channels.site.conftest import Directory


def records(html: str) -> list[dict[str, Any]]:
    """The schema.org records of a page."""
    return [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.+?)</script>', html)]


class TestCenter:
    def test_it_tells_where_when_and_whom_to_call(self, site: TestClient) -> None:
        html = site.get("/trung-tam/26740").text
        assert "45 - 47 Lê Duẩn" in html
        assert "Đang mở, nghỉ trưa lúc 11:30" in html
        assert 'href="tel:1022"' in html
        assert 'href="tel:18001096"' in html
        assert "Nguồn: thông báo 6/2025. Ngày ghi nhận: 30/6/2025." in html

    def test_the_week_knows_the_holidays(self, site: TestClient) -> None:
        html = site.get("/trung-tam/26740").text
        tuesday = html.split("Thứ Ba, 24/11")[1].split("</tr>")[0]
        assert "nghỉ (Ngày Văn hóa Việt Nam)" in tuesday
        assert "07:30 – 11:30" in html.split("Thứ Hai, 23/11")[1].split("</tr>")[0]

    def test_former_communes_and_procedures_are_linked(self, site: TestClient) -> None:
        html = site.get("/trung-tam/26740").text
        assert '<a href="/xa-phuong/26740">Phường Bến Nghé, quận 1, thành phố Hồ Chí Minh</a>' in html
        part = html.split("/xa-phuong/26737")[1].split("</li>")[0]
        assert "một phần" in part
        assert "nguồn chưa thống nhất" in part
        assert '<a href="/thu-tuc/1.001193">Đăng ký khai sinh</a>' in html

    def test_directions_lead_to_an_office_only(self, site: TestClient) -> None:
        assert "openstreetmap.org/directions?to=10.78107%2C106.69967" in site.get("/trung-tam/26740").text
        without = site.get("/trung-tam/25747").text
        assert "openstreetmap.org" not in without
        assert "không phải trụ sở" in without

    def test_what_is_unknown_is_said(self, site: TestClient) -> None:
        html = site.get("/trung-tam/25270").text
        assert "Danh bạ chưa có địa chỉ của nơi này" in html
        assert "1800 1096" in html

    def test_the_map_has_the_commune_its_neighbours_and_numbers(self, site: TestClient) -> None:
        html = site.get("/trung-tam/26740").text
        drawing = re.search(r'<svg class="map".+?</svg>', html, re.S)
        assert drawing is not None
        assert drawing.group().count('class="area own"') == 1
        assert drawing.group().count('class="area near"') == 1
        assert "<title>Phường Tân Định</title>" in drawing.group()
        assert "style=" not in drawing.group()

    def test_every_commune_has_one_address(self, site: TestClient) -> None:
        moved = site.get("/trung-tam/26740-ttpvhcc")
        assert (moved.status_code, moved.headers["location"]) == (308, "/trung-tam/26740")
        beside = site.get("/trung-tam/26740-ubnd")
        assert beside.status_code == 200
        assert "Đây là trụ sở UBND." in beside.text

    def test_a_code_nobody_has(self, site: TestClient) -> None:
        response = site.get("/trung-tam/99999")
        assert response.status_code == 404
        assert "Không có trang này" in response.text
        assert 'href="/xa-phuong"' in response.text


class TestCode:
    def test_without_a_bot_the_code_leads_to_the_page(self, site: TestClient) -> None:
        assert "Quét để mở trang này" in site.get("/trung-tam/26740").text

    def test_with_a_bot_it_opens_the_bot_at_the_commune(self, open_site: Callable[..., TestClient]) -> None:
        html = open_site(telegram_bot_name="motcua_bot").get("/trung-tam/26740").text
        assert 'href="https://t.me/motcua_bot?start=c_26740"' in html
        assert '<svg xmlns="http://www.w3.org/2000/svg"' in html


class TestStructuredData:
    def test_an_office_with_what_is_known(self, open_site: Callable[..., TestClient]) -> None:
        html = open_site(public_url="https://motcua.example.gov.vn").get("/trung-tam/26740").text
        office, trail = records(html)
        assert office["@type"] == "GovernmentOffice"
        assert office["url"] == "https://motcua.example.gov.vn/trung-tam/26740"
        assert office["address"] == {
            "@type": "PostalAddress",
            "streetAddress": "45 - 47 Lê Duẩn",
            "addressLocality": "Phường Sài Gòn",
            "addressRegion": "Thành phố Hồ Chí Minh",
            "addressCountry": "VN",
        }
        assert office["geo"]["latitude"] == 10.78107
        assert "openingHours" not in office
        assert [step["position"] for step in trail["itemListElement"]] == [1, 2, 3]
        assert '<link rel="canonical" href="https://motcua.example.gov.vn/trung-tam/26740">' in html

    def test_no_coordinates_that_are_not_the_office(self, site: TestClient) -> None:
        assert "geo" not in records(site.get("/trung-tam/25747").text)[0]


class TestPage:
    def test_nothing_foreign_may_run_or_load(self, site: TestClient) -> None:
        response = site.get("/trung-tam/26740")
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "style=" not in response.text
        assert set(re.findall(r"<script[^>]*>", response.text)) == {'<script type="application/ld+json">'}

    def test_it_is_kept_for_half_a_minute_and_then_asked_for_again(self, site: TestClient) -> None:
        first = site.get("/trung-tam/26740")
        assert first.headers["cache-control"] == "public, max-age=30"
        again = site.get("/trung-tam/26740", headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")

    def test_the_directory_is_asked_once(self, site: TestClient, directory: Directory) -> None:
        site.get("/trung-tam/26740")
        before = len(directory.asked)
        site.get("/trung-tam/26740")
        assert len(directory.asked) == before

    def test_a_directory_that_is_down_is_said(self, site: TestClient, directory: Directory) -> None:
        directory.down = True
        response = site.get("/trung-tam/26740")
        assert response.status_code == 503
        assert response.headers["retry-after"] == "30"
        assert "1800 1096" in response.text
        assert response.headers["cache-control"] == "no-store"

    def test_an_operator_switches_the_notice_on_and_off(
        self, open_site: Callable[..., TestClient], tmp_path: Path
    ) -> None:
        site = open_site(notice="Cổng bảo trì <tối nay>")
        assert "Cổng bảo trì &lt;tối nay&gt;" in site.get("/trung-tam/26740").text
        (tmp_path / "notice.txt").write_text("Hệ thống đang gián đoạn", encoding="utf-8")
        for path in ("/trung-tam/26740", "/", "/khong-co"):
            assert "Hệ thống đang gián đoạn" in site.get(path).text
        assert site.get("/v1/notice").json() == {"notice": "Hệ thống đang gián đoạn"}
        (tmp_path / "notice.txt").write_text("", encoding="utf-8")
        assert "Thông báo:" not in site.get("/trung-tam/26740").text
        assert site.get("/v1/notice").json() == {"notice": None}
