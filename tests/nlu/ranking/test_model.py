from itertools import product
from pathlib import Path

import numpy as np
import pytest

from nlu.ranking.basis import Basis
from nlu.ranking.features import PLACE, Vocabulary, features_of, replace_places, sound
from nlu.ranking.model import FORMAT, Ranker

_THINGS = ("khai sinh", "khai tử", "kết hôn", "tạm trú", "căn cước", "sổ đỏ")
_WAYS = ("làm {}", "đăng ký {}", "xin giấy {}", "{} ở đâu", "{} cần gì")
_EXAMPLES = [(thing, way.format(thing)) for thing, way in product(_THINGS, _WAYS)]


@pytest.fixture(scope="module")
def ranker() -> Ranker:
    return Basis.fit(_EXAMPLES).ranker()


@pytest.mark.parametrize("thing", _THINGS)
def test_a_new_wording_finds_its_label(ranker: Ranker, thing: str) -> None:
    assert ranker.rank(f"cho em hỏi {thing}").labels[0].label == thing


def test_training_does_not_depend_on_the_order_of_examples(ranker: Ranker) -> None:
    other = Basis.fit(_EXAMPLES[::-1]).ranker()
    found, before = other.rank("giấy khai sinh").labels, ranker.rank("giấy khai sinh").labels
    assert [one.label for one in found][:2] == [one.label for one in before][:2]
    # the linear algebra library adds up in an order of its own
    assert [one.confidence for one in found] == pytest.approx([one.confidence for one in before], abs=0.01)


def test_unknown_words_are_declined(ranker: Ranker) -> None:
    assert ranker.rank("€ 漢字").decision == "decline"


def test_two_labels_are_enough() -> None:
    ranker = Basis.fit([("a", "làm khai sinh"), ("b", "đăng ký kết hôn")]).ranker()
    assert ranker.rank("khai sinh").labels[0].label == "a"


def test_files_of_another_format_are_refused(ranker: Ranker, tmp_path: Path) -> None:
    ranker.save(tmp_path / "ranker")
    meta = tmp_path / "ranker.json"
    meta.write_text(meta.read_text(encoding="utf-8").replace(f'"format": {FORMAT}', '"format": 0'), encoding="utf-8")
    with pytest.raises(ValueError, match="train again"):
        Ranker.load(tmp_path / "ranker")


def test_a_row_has_length_one_and_tells_how_many_words_are_known() -> None:
    vocabulary = Vocabulary.of(map(features_of, ["làm khai sinh", "làm kết hôn"]))
    row = vocabulary.row(features_of("khai sinh"))
    assert np.linalg.norm(row.weights) == pytest.approx(1)
    assert row.known_words == pytest.approx(1)
    assert vocabulary.row(features_of("khai sinh xyz")).known_words == pytest.approx(2 / 3)


def test_the_rows_of_many_texts_are_those_of_each() -> None:
    texts = [features_of(text) for text in ("làm khai sinh cho con, làm giấy", "kết hôn", "khai sinh khai sinh")]
    vocabulary = Vocabulary.of(texts)
    matrix = vocabulary.matrix(texts)
    for at, text in enumerate(texts):
        row = vocabulary.row(text)
        assert matrix[at].indices.tolist() == row.columns.tolist()
        assert matrix[at].data == pytest.approx(row.weights)


def test_places_become_one_word() -> None:
    assert replace_places("ở phường Bến Nghé nhé", [(2, 17)]).split() == ["ở", PLACE, "nhé"]


@pytest.mark.parametrize(
    ("written", "meant"), [("trứng", "chứng"), ("cướt", "cước"), ("xinh", "sinh"), ("giấy", "dấy"), ("khai", "khai")]
)
def test_words_written_as_they_are_spoken_sound_the_same(written: str, meant: str) -> None:
    assert sound(written) == sound(meant)


def test_words_that_no_region_mixes_up_sound_different() -> None:
    assert len({sound(word) for word in ("khai", "kết", "đất", "nhà", "xe", "thẻ")}) == 6
