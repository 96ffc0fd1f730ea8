from dataclasses import astuple

import pytest

from nlu.places.gazetteer import CHANGE_COLUMNS, UNIT_COLUMNS, from_rows, load
from tests.nlu.places.conftest import SMALL_CHANGES, SMALL_UNITS, change


def test_the_exported_tables_give_the_same_gazetteer_as_the_rows(tmp_path, small):
    for name, columns, rows in (("units", UNIT_COLUMNS, SMALL_UNITS), ("changes", CHANGE_COLUMNS, SMALL_CHANGES)):
        lines = ["\t".join(columns), *("\t".join(row[column] or "" for column in columns) for row in rows)]
        (tmp_path / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    loaded = load(tmp_path / "units.tsv", tmp_path / "changes.tsv")
    assert list(map(astuple, loaded.units)) == list(map(astuple, small.units))
    assert astuple(loaded.changes["26737"][0]) == astuple(small.changes["26737"][0])
    assert loaded.changes.keys() == small.changes.keys()


def test_a_reused_code_names_two_units(small):
    assert small.former["26740"].name == "Phường Bến Nghé"
    assert small.present["26740"].name == "Phường Sài Gòn"


def test_a_former_commune_lies_in_the_province_its_own_was_merged_into(small):
    assert small.province_now(small.former["25942"]) == "79"
    assert small.province_now(small.former["724"]) == "79"


def test_a_change_of_a_unit_that_is_not_there_is_refused():
    with pytest.raises(KeyError):
        from_rows(SMALL_UNITS, [change("99999", "26740")])


def test_nationwide_content_is_complete(nationwide):
    assert len([unit for unit in nationwide.present.values() if unit.level == "province"]) == 34
    assert len([unit for unit in nationwide.present.values() if unit.level == "commune"]) == 3321
    communes = [unit for unit in nationwide.former.values() if unit.level == "commune"]
    assert len(communes) == 10_035
    assert all(nationwide.changes.get(unit.code) for unit in communes)
