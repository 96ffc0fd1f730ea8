"""/xa-phuong: from old to new."""

import re

from fastapi.testclient import TestClient


class TestSearch:
    def test_an_old_commune_leads_to_its_centre(self, site: TestClient) -> None:
        html = site.get("/xa-phuong", params={"q": "p.ben nghe q1"}).text
        assert "Phường Sài Gòn, thành phố Hồ Chí Minh" in html
        assert 'href="/trung-tam/26740"' in html
        assert "45 - 47 Lê Duẩn" in html

    def test_a_split_commune_is_a_choice_with_both_offices(self, site: TestClient) -> None:
        html = site.get("/xa-phuong", params={"q": "phường đa kao quận 1"}).text
        assert "Nhà ông/bà ở phần nào?" in html
        assert "45 - 47 Lê Duẩn" in html
        assert 'href="/trung-tam/26737"' in html

    def test_a_province_leads_to_its_communes(self, site: TestClient) -> None:
        assert 'href="/tinh/79"' in site.get("/xa-phuong", params={"q": "bình dương"}).text

    def test_the_unknown_is_said(self, site: TestClient) -> None:
        html = site.get("/xa-phuong", params={"q": "xyz <b>"}).text
        assert "Chưa nhận ra “xyz &lt;b&gt;”" in html

    def test_what_somebody_typed_is_neither_kept_nor_indexed(self, site: TestClient) -> None:
        response = site.get("/xa-phuong", params={"q": "bến nghé quận 1"})
        assert response.headers["cache-control"] == "no-store"
        assert '<meta name="robots" content="noindex">' in response.text

    def test_without_a_text_there_is_the_form(self, site: TestClient) -> None:
        html = site.get("/xa-phuong").text
        assert 'name="q"' in html
        assert "noindex" not in html

    def test_too_long_a_text(self, site: TestClient) -> None:
        response = site.get("/xa-phuong", params={"q": "x" * 201})
        assert response.status_code == 422
        assert "Nội dung chưa đúng" in response.text

    def test_every_link_of_an_answer_opens(self, site: TestClient) -> None:
        for text in ("bình dương", "quận 1", "đa kao", "sài gòn", "xyz", "đồng nai"):
            html = site.get("/xa-phuong", params={"q": text}).text
            paths = re.findall(r'href="(/(?:xa-phuong|tinh|trung-tam)/[^"]+)"', html)
            assert {path for path in paths if site.get(path).status_code not in {200, 308}} == set()


class TestHistory:
    def test_a_district_that_ended(self, site: TestClient) -> None:
        assert "Cấp huyện thôi hoạt động" in site.get("/xa-phuong/760").text

    def test_a_code_used_twice_shows_both_units(self, site: TestClient) -> None:
        html = site.get("/xa-phuong/26740").text
        assert "Phường Bến Nghé nay thuộc đâu" in html
        assert "từ 1/7/2025, đang dùng" in html
        assert "Mã 26740 đã được dùng lại" in html

    def test_a_split_is_told_with_its_doubt(self, site: TestClient) -> None:
        html = site.get("/xa-phuong/26737").text
        assert "đã chia cho 2 nơi" in html
        assert "nguồn chưa thống nhất" in html
        assert "phía nam" in html

    def test_no_unit_has_the_code(self, site: TestClient) -> None:
        assert site.get("/xa-phuong/99999").status_code == 404
