"""What search engines may read."""

import re
from collections.abc import Callable

from fastapi.testclient import TestClient


def addresses(site: TestClient, path: str) -> list[str]:
    response = site.get(path)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("application/xml")
    return re.findall(r"<loc>(.+?)</loc>", response.text)


class TestSitemaps:
    def test_every_page_is_listed_once_and_opens(self, open_site: Callable[..., TestClient]) -> None:
        site = open_site(public_url="https://motcua.example.gov.vn")
        maps = addresses(site, "/sitemap.xml")
        pages = [page for one in maps for page in addresses(site, one.removeprefix("https://motcua.example.gov.vn"))]
        assert len(pages) == len(set(pages))
        paths = [page.removeprefix("https://motcua.example.gov.vn") for page in pages]
        assert {"/", "/tinh/79", "/tinh/75", "/thu-tuc/1.001193", "/thu-tuc/1.116410"} <= set(paths)
        for code in ("26740", "26737", "25747", "25270"):
            assert f"/trung-tam/{code}" in paths
        assert {path: site.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)

    def test_what_is_only_a_name_or_replaced_is_not_listed(self, site: TestClient) -> None:
        listed = " ".join(addresses(site, "/sitemap/thu-tuc.xml"))
        assert "1.000005" not in listed
        assert "1.014061" not in listed

    def test_robots(self, site: TestClient) -> None:
        text = site.get("/robots.txt").text
        assert "Sitemap: http://motcua.example/sitemap.xml" in text
        assert "Disallow: /quay" in text
