"""A few examples more or fewer, learnt on top of a full training."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from nlu.ranking.basis import Basis

_THINGS = ("khai sinh", "khai tử", "kết hôn", "tạm trú", "căn cước", "sổ đỏ")
_WAYS = ("làm {}", "đăng ký {}", "xin giấy {}", "{} ở đâu", "{} cần gì")
_EXAMPLES = [(thing, way.format(thing)) for thing, way in product(_THINGS, _WAYS)]
_NEW = ("tạm trú", "chủ nhà hỏi giấy lưu ngụ")


@pytest.fixture(scope="module")
def basis() -> Basis:
    return Basis.fit(_EXAMPLES)


def test_what_an_example_more_teaches_is_known_at_once(basis: Basis) -> None:
    before, after = basis.ranker(), basis.extended([_NEW], [])
    assert before.rank("bị hỏi giấy lưu ngụ").labels[0].label != "tạm trú"
    assert after.rank("bị hỏi giấy lưu ngụ").labels[0].label == "tạm trú"


def test_what_was_known_stays_known(basis: Basis) -> None:
    after = basis.extended([_NEW], [])
    assert [after.rank(f"cho em hỏi {thing}").labels[0].label for thing in _THINGS] == list(_THINGS)


def test_an_example_fewer_is_forgotten(basis: Basis) -> None:
    taught = Basis.fit([*_EXAMPLES, _NEW])
    without = taught.extended([], [_NEW])
    question = "giấy lưu ngụ"
    sure = taught.ranker().rank(question).labels[0]
    assert sure.label == "tạm trú"
    label = without.rank(question).labels[0]
    assert label.label != "tạm trú" or label.confidence < sure.confidence


def test_nothing_more_and_nothing_fewer_changes_nothing(basis: Basis) -> None:
    same, before = basis.extended([], []), basis.ranker()
    for text in ("làm khai sinh", "xin giấy tạm trú"):
        assert same.rank(text) == before.rank(text)


def test_changes_are_told_by_label_and_text(basis: Basis) -> None:
    assert basis.changes([*_EXAMPLES[1:], _NEW]) == ([_NEW], [_EXAMPLES[0]])
    assert basis.changes(_EXAMPLES[::-1]) == ([], [])


def test_what_is_stored_learns_alike(basis: Basis, tmp_path: Path) -> None:
    basis.save(tmp_path)
    stored = Basis.load(tmp_path)
    assert stored.changes(_EXAMPLES) == ([], [])
    found, expected = (one.extended([_NEW], []).rank("giấy lưu ngụ").labels for one in (stored, basis))
    assert [one.label for one in found] == [one.label for one in expected]
    assert [one.confidence for one in found] == pytest.approx([one.confidence for one in expected], abs=1e-3)


def test_a_wider_vocabulary_weighs_what_it_had_as_before(basis: Basis) -> None:
    wide = basis.extended([_NEW], []).vocabulary
    at = np.searchsorted(wide.hashes, basis.vocabulary.hashes)
    np.testing.assert_array_equal(wide.hashes[at], basis.vocabulary.hashes)
    np.testing.assert_array_equal(wide.idf[at], basis.vocabulary.idf)
    assert len(wide.hashes) > len(basis.vocabulary.hashes)
