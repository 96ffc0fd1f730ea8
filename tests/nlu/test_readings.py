from pathlib import Path

from nlu.examples import Labelled
from nlu.gazetteers import Places
from nlu.ranking.features import PLACE
from nlu.readings import Readings

EXAMPLE = Labelled("center", "ubnd o Hue gio lam vc")


class Finder:
    """Finds `Hue`, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, text: str) -> list[tuple[int, int]]:
        self.asked += 1
        at = text.find("Hue")
        return [(at, at + 3)] if at >= 0 else []


def places(finder: Finder, *names: str) -> Places:
    return Places(names, finder)


def test_places_are_replaced_and_shorthand_written_out() -> None:
    typed, plain = Readings(places(Finder())).of(EXAMPLE)
    assert PLACE in typed
    assert "ủy ban" in plain


def test_marked_places_are_not_looked_for() -> None:
    finder = Finder()
    Readings(places(finder)).of(Labelled("center", "o Vinh", ((2, 6),)))
    assert finder.asked == 0


def test_a_reading_is_kept_for_the_next_training(tmp_path: Path) -> None:
    first, second = Finder(), Finder()
    before = Readings(places(first, "Huế"), tmp_path / "readings.json")
    reading = before.of(EXAMPLE)
    before.save()
    assert Readings(places(second, "Huế"), tmp_path / "readings.json").of(EXAMPLE) == reading
    assert (first.asked, second.asked) == (1, 0)


def test_with_other_places_everything_is_read_again(tmp_path: Path) -> None:
    before = Readings(places(Finder(), "Huế"), tmp_path / "readings.json")
    before.of(EXAMPLE)
    before.save()
    other = Finder()
    Readings(places(other, "Huế", "Vinh"), tmp_path / "readings.json").of(EXAMPLE)
    assert other.asked == 1


def test_what_is_no_example_any_more_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "readings.json"
    for text in ("một", "hai"):
        readings = Readings(places(Finder()), path)
        readings.of(Labelled("center", text))
        readings.save()
    assert "một" not in path.read_text(encoding="utf-8")
