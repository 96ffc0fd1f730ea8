"""/thu-tuc: what to bring."""

from fastapi.testclient import TestClient

from tests.channels.site.test_centers import records


class TestProcedure:
    def test_the_papers_are_a_list_one_can_tick(self, site: TestClient) -> None:
        html = site.get("/thu-tuc/1.001193").text
        assert '<label><input type="checkbox"><span>Giấy chứng sinh<small>bản chính</small></span></label>' in html

    def test_what_is_unknown_is_said(self, site: TestClient) -> None:
        time = site.get("/thu-tuc/1.001193").text.split('id="thoi-han"')[1].split("</section>")[0]
        assert "Chưa có thông tin trong danh bạ" in time

    def test_what_is_done_in_one_go_is_offered(self, site: TestClient) -> None:
        html = site.get("/thu-tuc/1.001193").text
        group = html.split('id="lien-thong"')[1].split("</aside>")[0]
        assert "Khai sinh và thẻ căn cước" in group
        assert '<a href="/thu-tuc/1.116410">Làm thẻ căn cước</a>' in group

    def test_a_replaced_code_leads_to_its_successor(self, site: TestClient) -> None:
        response = site.get("/thu-tuc/1.014061")
        assert (response.status_code, response.headers["location"]) == (308, "/thu-tuc/1.116410")

    def test_known_by_name_only(self, site: TestClient) -> None:
        html = site.get("/thu-tuc/1.000005").text
        assert "Danh bạ mới biết tên thủ tục này" in html
        assert 'type="checkbox"' not in html
        assert 'href="https://dichvucong.gov.vn/1.000005"' in html

    def test_nobody_has_the_code(self, site: TestClient) -> None:
        assert site.get("/thu-tuc/9.999999").status_code == 404

    def test_the_record_of_the_service(self, site: TestClient) -> None:
        service, trail = records(site.get("/thu-tuc/1.001193").text)
        assert service["@type"] == "GovernmentService"
        assert service["identifier"] == "1.001193"
        assert service["provider"]["name"].startswith("Ủy ban nhân dân cấp xã")
        assert "offers" not in service
        assert trail["@type"] == "BreadcrumbList"


class TestFinding:
    def test_everyday_words_find_it(self, site: TestClient) -> None:
        html = site.get("/thu-tuc", params={"q": "sinh em be lam giay gi"}).text
        assert 'href="/thu-tuc/1.001193"' in html

    def test_nothing_found_is_said(self, site: TestClient) -> None:
        assert "Chưa thấy thủ tục nào" in site.get("/thu-tuc", params={"q": "qqqq"}).text

    def test_the_fields(self, site: TestClient) -> None:
        index = site.get("/thu-tuc").text
        assert 'href="/thu-tuc?linh-vuc=H%E1%BB%99%20t%E1%BB%8Bch"' in index
        field = site.get("/thu-tuc", params={"linh-vuc": "Hải quan"})
        assert "chỉ biết tên" in field.text
        assert site.get("/thu-tuc", params={"linh-vuc": "Không có"}).status_code == 404
