"""/bao-sai: saying what is wrong."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from channels.reports.allowance import BY_ADDRESS
from channels.reports.schemas import Report

FORM = {"trang": "/trung-tam/26740", "dieu": "address", "noi-dung": "Số nhà đúng là 47 Lê Duẩn"}


def kept(site: TestClient) -> list[Report]:
    found: list[Report] = site.app.state.reports.list()  # type: ignore[attr-defined]
    return found


class TestJourney:
    def test_a_report_reaches_the_desk_of_the_commune(self, site: TestClient) -> None:
        page = site.get("/trung-tam/26740").text
        assert 'href="/bao-sai?trang=%2Ftrung-tam%2F26740"' in page
        form = site.get("/bao-sai", params={"trang": "/trung-tam/26740"}).text
        assert 'value="/trung-tam/26740"' in form
        sent = site.post("/bao-sai", data=FORM, headers={"sec-fetch-site": "same-origin"})
        assert sent.status_code == 303
        assert "Cảm ơn ông/bà" in site.get(sent.headers["location"]).text
        (report,) = kept(site)
        assert (report.page, report.code, report.province, report.commune) == (
            "/trung-tam/26740",
            "26740",
            "79",
            "26740",
        )

    def test_personal_data_is_not_kept(self, site: TestClient) -> None:
        site.post("/bao-sai", data={**FORM, "noi-dung": "Tôi tên Nguyễn Văn An, gọi 0912345678"})
        (report,) = kept(site)
        assert "0912345678" not in report.text
        assert "Nguyễn Văn An" not in report.text

    @pytest.mark.parametrize(
        ("page", "kind", "scope"),
        [
            ("/thu-tuc/1.001193", "fee", (None, None)),
            ("/tinh/79", "unit", ("79", None)),
            ("/xa-phuong/25747", "unit", ("79", "25747")),
            ("/xa-phuong/26737", "unit", ("79", None)),
        ],
    )
    def test_every_kind_of_page_can_be_reported(
        self, site: TestClient, page: str, kind: str, scope: tuple[str | None, str | None]
    ) -> None:
        assert site.post("/bao-sai", data={**FORM, "trang": page, "dieu": kind}).status_code == 303
        (report,) = kept(site)
        assert (report.province, report.commune) == scope


class TestRefusals:
    def test_what_is_missing_is_said_and_nothing_typed_is_lost(self, site: TestClient) -> None:
        response = site.post("/bao-sai", data={**FORM, "dieu": ""})
        assert response.status_code == 422
        assert "Xin ông/bà chọn điều chưa đúng" in response.text
        assert "Số nhà đúng là 47 Lê Duẩn" in response.text
        assert kept(site) == []

    @pytest.mark.parametrize(
        "headers",
        [{"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}, {"origin": "null"}],
    )
    def test_another_site_cannot_send_it(self, site: TestClient, headers: dict[str, str]) -> None:
        response = site.post("/bao-sai", data=FORM, headers=headers)
        assert response.status_code == 403
        assert kept(site) == []

    def test_behind_a_proxy_the_public_address_is_ours(self, open_site: Callable[..., TestClient]) -> None:
        site = open_site(public_url="https://motcua.example.gov.vn")
        headers = {"origin": "https://motcua.example.gov.vn"}
        assert site.post("/bao-sai", data=FORM, headers=headers).status_code == 303

    def test_a_program_that_fills_in_every_field_is_told_nothing(self, site: TestClient) -> None:
        assert site.post("/bao-sai", data={**FORM, "trang-web": "http://x"}).status_code == 303
        assert kept(site) == []

    @pytest.mark.parametrize("page", ["/trung-tam/99999", "https://evil.example/", "/quay", "//evil.example/x", ""])
    def test_only_pages_of_ours(self, site: TestClient, page: str) -> None:
        assert site.get("/bao-sai", params={"trang": page}).status_code == 404
        assert site.get("/bao-sai/cam-on", params={"trang": page}).status_code == 404

    def test_too_many_from_one_place(self, site: TestClient) -> None:
        for _ in range(BY_ADDRESS.amount):
            assert site.post("/bao-sai", data=FORM).status_code == 303
        refused = site.post("/bao-sai", data=FORM)
        assert refused.status_code == 429
        assert "Gửi nhiều quá" in refused.text
        assert refused.headers["retry-after"] == "3600"
