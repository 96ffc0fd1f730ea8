from pathlib import Path

import pytest

from nlu.ranking.model import FALLBACK
from nlu.understanding import Understander


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("làm giấy khai sanh cho con nhỏ", "procedure/1.001193"),
        ("lam giay khai sinh cho con", "procedure/1.001193"),
        ("xin giay doc than", "procedure/1.004873"),
        ("mở quán cà phê nhỏ thì xin giấy gì", "procedure/1.001612"),
        ("tranh chap dat dai voi hang xom", "procedure/1.012812"),
        ("xin chao", "small_talk/greet"),
        ("làm hộ chiếu ở đâu", "out_of_scope/passport"),
    ],
)
def test_everyday_words_find_their_label(understander: Understander, text: str, label: str) -> None:
    assert understander.understand(text).label == label


def test_confidences_are_probabilities_in_order(understander: Understander) -> None:
    ranking = understander.understand("làm giấy khai sinh cho con").ranking
    values = [ranked.confidence for ranked in ranking]
    assert values == sorted(values, reverse=True)
    assert all(0 <= value <= 1 for value in values)


@pytest.mark.parametrize("text", ["", "😀", "???", "xyzzy qwrtp"])
def test_nothing_known_is_declined(understander: Understander, text: str) -> None:
    understood = understander.understand(text)
    assert understood.decision != "answer"
    if not understood.ranking:
        assert (understood.label, understood.decision) == (FALLBACK, "decline")


def test_facets_come_in_order(understander: Understander) -> None:
    assert understander.understand("làm khai sinh mấy bữa xong, tốn nhiêu").facets == ("time", "fee")


def test_a_place_does_not_speak_for_a_procedure(understander: Understander) -> None:
    text = "phường Khai Tử ở đâu"
    understood = understander.understand(text, [(0, 13)])
    assert "khai" not in understood.text
    assert understood.as_dict(text)["places"] == [{"text": "phường Khai Tử"[:13], "start": 0, "end": 13}]


def test_two_requests_in_one_message(understander: Understander) -> None:
    understood = understander.understand("đăng ký khai tử cho cha rồi nhập hộ khẩu cho vợ")
    named = {understood.label, *understood.others, *(ranked.label for ranked in understood.ranking[:2])}
    assert {"procedure/1.000656", "procedure/1.004222"} <= named


def test_stored_and_loaded_it_understands_the_same(understander: Understander, tmp_path: Path) -> None:
    understander.save(tmp_path / "model")
    loaded = Understander.load(tmp_path / "model")
    for text in ("lam giay khai sinh", "đổi căn cước", "gì đó"):
        before, after = understander.understand(text), loaded.understand(text)
        assert (before.label, before.decision) == (after.label, after.decision)
        assert before.confidence == pytest.approx(after.confidence, abs=0.02)


@pytest.mark.parametrize("text", ["asdf qwer", "xyz qwerty asdf", "zxcv"])
def test_noise_is_declined(understander: Understander, text: str) -> None:
    assert understander.understand(text).decision == "decline"


def test_the_text_that_travels_holds_no_stand_in_for_the_place(understander: Understander) -> None:
    assert understander.understand("phường 5 làm khai sinh ở đâu", [(0, 8)]).text == "làm khai sinh ở đâu"


@pytest.mark.parametrize("text", ["cái đó sao rồi", "cai vu hom truoc do", "đang gõ dở thì"])
def test_words_that_ask_for_nothing_are_declined(understander: Understander, text: str) -> None:
    assert understander.understand(text).decision == "decline"


def test_hours_of_a_named_place_are_asked_of_that_place(understander: Understander) -> None:
    text = "phường Bến Nghé mấy giờ mở cửa"
    assert understander.understand("mấy giờ mở cửa vậy").label == "faq/working_hours"
    assert understander.understand(text, [(0, 15)]).label == "center"


def test_a_place_beside_words_of_no_matter_is_a_place(understander: Understander) -> None:
    assert understander.understand("đăng ký ở Vinh Phú", [(10, 18)]).label == "place"
    assert understander.understand("làm khai sinh ở Vinh Phú", [(16, 24)]).label == "procedure/1.001193"
