"""The help desk finds places without a network by rules of its own; both sides are held to one file of cases.

The other side is `channels/web/src/desk/match/matching.test.ts`.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from directory.database import UNKNOWN_START
from directory.units.repository import NamedUnit
from directory.units.search import UnitSearch
from nlu.places.units import split_kind
from nlu.text.folding import canonical, fold, syllables

CASES: dict[str, Any] = json.loads((Path(__file__).parent / "desk_matching.json").read_text(encoding="utf-8"))
PROVINCE = "79"


def _unit(record: dict[str, Any]) -> NamedUnit:
    short = split_kind(record["n"])[1]
    return NamedUnit(
        code=record["c"],
        valid_from=date.fromisoformat(record["f"]) if record["f"] else UNKNOWN_START,
        valid_to=date.fromisoformat(record["t"]) if record["t"] else None,
        level=record["l"],
        name=record["n"],
        canonical_name=canonical(record["n"]),
        canonical_short_name=canonical(short),
        folded_name=fold(canonical(record["n"])),
        folded_short_name=fold(canonical(short)),
        province_code=PROVINCE,
        present_province_code=PROVINCE,
        province_name="Thành phố Hồ Chí Minh",
        district_code=None,
        district_name=record["d"],
    )


def _key(unit: NamedUnit) -> str:
    return f"{unit.code}@{unit.valid_to.isoformat()}" if unit.valid_to else unit.code


@pytest.fixture(scope="module")
def search() -> UnitSearch:
    return UnitSearch([_unit(record) for record in CASES["units"]], {}, [])


@pytest.mark.parametrize(("text", "folded"), CASES["folded"])
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(("text", "words"), CASES["words"])
def test_words(text: str, words: list[str]) -> None:
    assert [fold(word) for word in syllables(text)] == words


@pytest.mark.parametrize(("one", "other", "same"), CASES["same_with_diacritics"])
def test_comparing_with_diacritics(one: str, other: str, same: bool) -> None:
    assert (canonical(one) == canonical(other)) is same


@pytest.mark.parametrize("case", CASES["beginnings"], ids=lambda case: case["typed"])
def test_finding_by_the_beginning_of_a_name(search: UnitSearch, case: dict[str, Any]) -> None:
    exact = canonical(case["typed"])
    found = search.find(exact, fold(exact), level=None, province=PROVINCE, limit=8)
    assert [_key(unit) for unit in found] == case["found"]
