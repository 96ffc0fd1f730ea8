"""How dates, distances and names are written; which of our pages an answer leads to."""

import pytest

from channels.page.links import own_pages
from channels.site import words
from channels.site.popular import codes
from directory.settings import PACKAGE


@pytest.mark.parametrize(("iso", "written"), [("2025-06-30", "30/6/2025"), ("2026-11", "11/2026"), (None, "")])
def test_days(iso: str | None, written: str) -> None:
    assert words.day(iso) == written


@pytest.mark.parametrize(("km", "written"), [(0.352, "350 m"), (1.87, "1,9 km"), (12.4, "12 km")])
def test_distances(km: float, written: str) -> None:
    assert words.kilometres(km) == written


def test_numbers_and_phones() -> None:
    assert (words.number(3321), words.number(34.22)) == ("3.321", "34,22")
    assert words.dialled("1800 1096") == "tel:18001096"


def test_every_procedure_called_popular_is_in_the_content() -> None:
    content = "\n".join(file.read_text(encoding="utf-8") for file in (PACKAGE / "content/procedures").glob("*.yml"))
    assert [code for code in codes() if f"code: '{code}'" not in content and f"code: {code}" not in content] == []


@pytest.mark.parametrize(
    ("answer", "paths"),
    [
        (None, []),
        ({"type": "small_talk", "act": "greet"}, []),
        ({"type": "center", "centers": [{"name": "Trung tâm", "commune_code": "26740"}]}, ["/trung-tam/26740"]),
        (
            {"type": "unit_conversion", "new": [{"level": "commune", "name": "Phường Sài Gòn", "code": "26740"}]},
            ["/trung-tam/26740"],
        ),
        ({"type": "unit_conversion", "new": [{"level": "province", "name": "x", "code": "79"}]}, []),
        ({"type": "procedure", "code": "1.001193", "facet": "fee"}, ["/thu-tuc/1.001193"]),
        (
            {"type": "procedure", "code": "1.001193", "centers": [{"name": "Trung tâm", "commune_code": "26740"}]},
            ["/thu-tuc/1.001193", "/trung-tam/26740"],
        ),
    ],
)
def test_an_answer_leads_to_our_pages(answer: dict[str, object] | None, paths: list[str]) -> None:
    assert [path for _, path in own_pages(answer)] == paths
