"""What was learned comes first, the words fill up."""

from pathlib import Path

import pytest

from directory.procedures.learned import BlendedRanker, with_learned


class Fixed:
    def __init__(self, *found: tuple[str, float]) -> None:
        self.found = list(found)

    def rank(self, text: str, limit: int) -> list[tuple[str, float]]:
        return self.found[:limit]


def test_learned_first_then_words_below_it() -> None:
    ranker = BlendedRanker(Fixed(("a", 0.7), ("b", 0.2)), Fixed(("c", 0.9), ("a", 0.5)))
    assert ranker.rank("x", 10) == [("a", 0.7), ("b", 0.2), ("c", 0.18)]


def test_what_is_no_better_than_chance_leaves_it_to_the_words() -> None:
    assert BlendedRanker(Fixed(("a", 0.001)), Fixed(("c", 0.9))).rank("x", 10) == [("c", 0.9)]


def test_never_more_than_asked_for() -> None:
    assert len(BlendedRanker(Fixed(("a", 0.7)), Fixed(("b", 0.5), ("c", 0.4))).rank("x", 2)) == 2


def test_without_training_the_words_decide(tmp_path: Path) -> None:
    lexical = Fixed(("a", 1.0))
    assert with_learned(lexical, tmp_path / "none") is lexical


def test_training_of_another_release_is_left_aside(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "ranker.json").write_text('{"format": 0}', encoding="utf-8")
    lexical = Fixed(("a", 1.0))
    assert with_learned(lexical, tmp_path) is lexical
