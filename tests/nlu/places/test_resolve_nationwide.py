"""Properties that hold for every commune of the country, tried on drawn ones."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlu.places.gazetteer import is_former
from nlu.places.resolve import resolve
from nlu.places.units import split_kind
from nlu.text.folding import fold
from ops.check_places import check

SETTINGS = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def key(resolution):
    offered = [(candidate.unit.key, candidate.old and candidate.old.key) for candidate in resolution.candidates]
    return resolution.status, [unit.key for unit in resolution.new], offered


def communes(gazetteer):
    return [unit for unit in gazetteer.units if unit.level == "commune" and (unit.present or is_former(unit))]


def pick(items, number):
    return items[number % len(items)]


def address(gazetteer, unit, *, with_district=True):
    if not is_former(unit):
        return f"{unit.name}, {gazetteer.present[unit.province_code].name}"
    district = [gazetteer.former[unit.district_code].name] if with_district else []
    return ", ".join([unit.name, *district, gazetteer.former[unit.province_code].name])


NUMBERS = st.integers(min_value=0, max_value=10**6)


@SETTINGS
@given(commune=NUMBERS, province=NUMBERS, bare=st.booleans(), folded=st.booleans())
def test_no_unit_lies_outside_the_province_named(nationwide, commune, province, bare, folded):
    named = pick([unit for unit in nationwide.units if unit.level == "province"], province)
    before = address(nationwide, pick(communes(nationwide), commune)).rsplit(", ", 1)[0]
    text = f"{before}, {split_kind(named.name)[1] if bare else named.name}"
    found = resolve(nationwide, fold(text) if folded else text)
    reached = {nationwide.province_now(one) for one in (*found.new, *(offer.unit for offer in found.candidates))}
    namesakes = {
        nationwide.province_now(unit)
        for unit in nationwide.units
        if unit.level == "province" and split_kind(unit.name)[1] == split_kind(named.name)[1]
    }
    assert reached <= namesakes


@SETTINGS
@given(commune=NUMBERS, with_district=st.booleans())
def test_case_and_composition_change_nothing(nationwide, commune, with_district):
    text = address(nationwide, pick(communes(nationwide), commune), with_district=with_district)
    expected = key(resolve(nationwide, text))
    assert key(resolve(nationwide, text.upper())) == expected
    assert key(resolve(nationwide, text.lower())) == expected
    assert key(resolve(nationwide, unicodedata.normalize("NFD", text))) == expected


@SETTINGS
@given(st.text(max_size=80))
def test_any_text_has_an_answer(nationwide, text):
    assert resolve(nationwide, text).status in {"resolved", "choose", "unknown"}


def test_every_spelling_of_a_sample_is_right_or_asked(nationwide):
    tallies, misses = check(nationwide, communes(nationwide)[::97], seed=7)
    assert not [miss for miss in misses if miss.outcome == "wrong"]
    for spelling, tally in tallies.items():
        assert tally.right_or_asked >= 0.98, spelling


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phuong ben nghe quan 1", "Phường Sài Gòn"),
        ("Phường Trường Vinh", "Phường Trường Vinh"),
        ("vinh phu nghe an", "Phường Vinh Phú"),
        ("hoa thang buon ma thuot", "Phường Tân Lập"),
        ("xã ea h'leo đắk lắk", "Xã Ea H'Leo"),
        ("phường 3 vị thanh", "Phường Vị Thanh"),
        ("P. Dĩ An, Bình Dương, TPHCM", "Phường Dĩ An"),
        ("Biên Hòa, phường Tân Phong", "Phường Tân Triều"),
        ("huyện côn đảo", "Đặc khu Côn Đảo"),
        ("xã Thân Thuộc, huyện Tân Uyên", "Xã Tân Uyên"),
    ],
)
def test_addresses_people_write(nationwide, text, expected):
    found = resolve(nationwide, text)
    assert (found.status, [unit.name for unit in found.new]) == ("resolved", [expected])


@pytest.mark.parametrize(
    "text", ["hòa bình", "xã Hòa Bình", "Hà Đông", "thanh xuân, hà nội", "quận 1", "huyện Châu Thành"]
)
def test_names_of_several_places_are_asked_about(nationwide, text):
    found = resolve(nationwide, text)
    assert found.status == "choose"
    assert len(found.candidates) > 1


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("bình an, kiên lương, tiền giang", "82"),
        ("xa thanh thuy, quang ninh", "22"),
        ("Phường Quảng Long, Thị xã Ba Đồn, Thành phố Quảng Ninh", "22"),
        ("Xã Ia Phí, Huyện Chư Păh, Hòa Bình", "25"),
        ("thanh van, thanh hoa", "38"),
        ("xa thuong hoa huyen nho quan quang ninh", "22"),
        ("Xã Sơn Lương, Lai Châu", "12"),
        ("Xã Bình Xa Bình Thuận", "68"),
        ("xa binh xa binh thuan", "68"),
    ],
)
def test_a_province_that_does_not_hold_the_commune_is_not_argued_away(nationwide, text, province):
    found = resolve(nationwide, text)
    assert found.status != "resolved"
    assert {nationwide.province_now(one.unit) for one in found.candidates} <= {province}


@pytest.mark.parametrize(
    "text",
    ["nam định", "TP. Quảng Ninh", "tỉnh Bình Dương", "đà nẵng", "tt-huế", "hn", "thành phố Bắc Ninh"],
)
def test_a_province_on_its_own_stays_inside_that_province(nationwide, text):
    found = resolve(nationwide, text)
    reached = {nationwide.province_now(unit) for unit in (*found.new, *(one.unit for one in found.candidates))}
    assert len(reached) == 1
