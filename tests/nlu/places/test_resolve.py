import pytest

from nlu.places.resolve import resolve


def news(resolution):
    return [unit.name for unit in resolution.new]


def offered(resolution):
    return {candidate.unit.name for candidate in resolution.candidates}


@pytest.mark.parametrize(
    "text",
    [
        "Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh",
        "phuong ben nghe q1",
        "p.bến nghé q1 sg",
        "P. BẾN NGHÉ, Q.1, TP.HCM",
        "ben nghe quan 1 tphcm",
        "Số 12 đường Lê Lợi, phường Bến Nghé, quận 1, tp hcm",
        "12/5 hẻm 3 P.Bến Nghé Q1",
        "phường Bến Nghé cũ",
        "phường Bến Nghé thuộc quận 1, Việt Nam",
        "bennghe quan 1",
        "quận 1, phường Bến Nghé",
        "phuong ben nghe quan 1 gio thuoc phuong nao",
    ],
)
def test_an_old_address_leads_to_its_present_commune(small, text):
    found = resolve(small, text)
    assert (found.status, news(found)) == ("resolved", ["Phường Sài Gòn"])
    assert [unit.name for unit in found.old] == ["Phường Bến Nghé"]


@pytest.mark.parametrize("text", ["P5 Q3", "F5 quận 3", "phường 05, quận 3", "p.5 q.3 hcm", "phường vườn chuối quận 3"])
def test_numbered_wards_and_earlier_names(small, text):
    assert news(resolve(small, text)) == ["Phường Bàn Cờ"]


@pytest.mark.parametrize(
    "text",
    ["Quận 3, phường 5", "p5 hcm q3", "tphcm q3 p5", "quận 3 p5 hcm", "TP.HCM, Quận 3, Phường 5", "p5 tphcm, quận 3"],
)
def test_the_parts_may_stand_in_any_order(small, text):
    assert news(resolve(small, text)) == ["Phường Bàn Cờ"]


def test_a_number_without_a_marker_is_no_ward(small):
    assert [unit.name for unit in resolve(small, "5, quận 3").old] == ["Quận 3"]


def test_exact_diacritics_win_and_contradicting_ones_exclude(small):
    assert news(resolve(small, "xã Tân Thành, Yên Thành")) == ["Xã Bình Minh"]
    assert news(resolve(small, "xã Tân Thanh, Yên Thành")) == ["Xã Yên Thành"]


def test_folded_text_keeps_every_name_it_may_be_and_asks(small):
    found = resolve(small, "xa tan thanh huyen yen thanh nghe an")
    assert found.status == "choose"
    assert found.reason == "ambiguous_name"
    assert offered(found) == {"Xã Bình Minh", "Xã Yên Thành"}


def test_a_split_commune_asks_and_says_what_each_part_is(small):
    found = resolve(small, "phường Đa Kao, quận 1")
    assert (found.status, found.reason) == ("choose", "split_commune")
    assert offered(found) == {"Phường Sài Gòn", "Phường Tân Định"}
    hints = {candidate.unit.name: candidate.hint for candidate in found.candidates}
    assert hints == {"Phường Sài Gòn": "gồm Bến Nghé và một phần Đa Kao", "Phường Tân Định": "gồm một phần Đa Kao"}
    assert found.candidates[0].old is small.former["26737"]


def test_a_doubtful_pair_is_confirmed_first(small):
    found = resolve(small, "xã Phúc Thành, huyện Yên Thành")
    assert found.status == "choose"
    assert offered(found) == {"Xã Yên Thành"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("phường bến nghế, quận 1", None),
        ("phường bến ngjé, quận 1", "Phường Sài Gòn"),
        ("phuong ben ngeh quan 1", "Phường Sài Gòn"),
        ("xã Tân Thành, huyện Yên Thnàh, Nghệ An", "Xã Bình Minh"),
        ("phường Lê Lợi, thành phố Vinh, tỉnh Ngệ An", "Phường Thành Vinh"),
    ],
)
def test_one_typing_error_is_forgiven_inside_the_place_named(small, text, name):
    found = resolve(small, text)
    if name is None:
        assert found.status == "choose", "when only diacritics differ the person is asked"
    else:
        assert news(found) == [name]
        assert found.score < 1


def test_two_typing_errors_are_not(small):
    assert resolve(small, "phường ben ngjé, quậm 1").status != "resolved"


def test_numbers_are_never_corrected(small):
    assert resolve(small, "phường 6, quận 3").status != "resolved"


def test_a_name_of_two_provinces_asks_and_the_conversation_narrows_it(small):
    assert resolve(small, "Tân Thành").status == "choose"
    assert news(resolve(small, "Tân Thành", province="40")) == ["Xã Bình Minh"]
    assert news(resolve(small, "Tân Thành, Bình Dương", province="40")) == ["Phường Dĩ An"]


def test_the_former_province_and_the_present_one_both_hold_an_old_commune(small):
    for province in ("Bình Dương", "TP.HCM", "Bình Dương, TP.HCM"):
        assert news(resolve(small, f"phường Tân Thành, {province}")) == ["Phường Dĩ An"]


@pytest.mark.parametrize("text", ["phường Bến Nghé, Nghệ An", "Bến Nghé, Nghệ An", "phường Bến Nghé, quận 1, Nghệ An"])
def test_a_commune_is_never_found_outside_the_province_named(small, text):
    assert resolve(small, text).status == "unknown"


def test_a_commune_of_another_district_is_asked_about_inside_the_province(small):
    found = resolve(small, "phường Bến Nghé, quận 3, tp hcm")
    assert found.status == "choose"
    assert offered(found) == {"Phường Sài Gòn"}


def test_a_district_alone_offers_what_it_became(small):
    found = resolve(small, "huyện Yên Thành")
    assert found.status == "choose"
    assert offered(found) == {"Xã Bình Minh", "Xã Yên Thành"}
    assert [unit.level for unit in found.old] == ["district"]


def test_a_province_alone_is_a_province(small):
    assert news(resolve(small, "Nghệ An")) == ["Tỉnh Nghệ An"]
    found = resolve(small, "tỉnh Bình Dương")
    assert news(found) == ["Thành phố Hồ Chí Minh"]
    assert [unit.name for unit in found.old] == ["Tỉnh Bình Dương"]


def test_sai_gon_is_a_city_or_a_ward(small):
    assert offered(resolve(small, "sài gòn")) == {"Thành phố Hồ Chí Minh", "Phường Sài Gòn"}
    assert news(resolve(small, "phường sài gòn")) == ["Phường Sài Gòn"]
    assert news(resolve(small, "sg")) == ["Thành phố Hồ Chí Minh"]


def test_a_renamed_commune_is_found_by_its_name_of_july_2025(small):
    found = resolve(small, "xã Tân Phú, tp hcm")
    assert news(found) == ["Phường Tân Phú"]


def test_a_present_ward_named_with_the_old_district_around_it(small):
    assert news(resolve(small, "phường Sài Gòn, quận 1")) == ["Phường Sài Gòn"]


def test_a_street_of_the_same_name_is_no_commune(small):
    found = resolve(small, "số 5 Lê Lợi, Vinh, Nghệ An")
    assert [unit.name for unit in found.old] == ["Thành phố Vinh"]
    assert resolve(small, "đường Lê Lợi").status == "unknown"


@pytest.mark.parametrize("text", ["", "   ", "!!!", "làm khai sinh cần gì", "xã", "phường", "tỉnh", "123", "việt nam"])
def test_what_is_no_place_is_unknown(small, text):
    assert resolve(small, text).status == "unknown"


def test_every_candidate_of_a_choice_has_a_hint(small):
    for text in ("Tân Thành", "phường Đa Kao", "huyện Yên Thành", "sài gòn"):
        assert all(candidate.hint for candidate in resolve(small, text).candidates)
