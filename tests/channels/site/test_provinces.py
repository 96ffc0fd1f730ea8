"""/tinh: provinces and their communes."""

from fastapi.testclient import TestClient


class TestProvince:
    def test_the_list_has_the_names_of_today(self, site: TestClient) -> None:
        html = site.get("/tinh").text
        assert '<a href="/tinh/75">Thành phố Đồng Nai</a>' in html
        assert "Tỉnh Đồng Nai" not in html

    def test_communes_help_lines_and_where_it_came_from(self, site: TestClient) -> None:
        html = site.get("/tinh/79").text
        assert "3 xã, phường, đặc khu" in html
        assert "tỉnh Bình Dương" in html
        assert '<a href="/trung-tam/26740">Phường Sài Gòn</a>' in html
        assert 'href="tel:1022"' in html

    def test_the_map_shows_every_commune(self, site: TestClient) -> None:
        assert site.get("/tinh/79").text.count('class="area own"') == 3

    def test_without_outlines_there_are_points_and_it_says_so(self, site: TestClient) -> None:
        html = site.get("/tinh/75").text
        assert html.count('class="spot dot"') == 1
        assert "chưa có ranh giới" in html

    def test_the_list_can_be_filtered_without_diacritics(self, site: TestClient) -> None:
        html = site.get("/tinh/79", params={"q": "sai gon"}).text
        assert "/trung-tam/26740" in html
        assert "/trung-tam/26737" not in html

    def test_a_province_of_before_leads_to_the_one_that_took_it_in(self, site: TestClient) -> None:
        moved = site.get("/tinh/74")
        assert (moved.status_code, moved.headers["location"]) == (308, "/tinh/79")

    def test_a_commune_is_no_province(self, site: TestClient) -> None:
        assert site.get("/tinh/26740").status_code == 404
