from pathlib import Path

import numpy as np
import pytest

from nlu.ranking.sureness import SIGNS, Sureness, signs_of

KINDS = np.array([0, 0, 1])


def signs(scores: list[float]) -> np.ndarray:
    values = np.array(scores)
    shares = np.exp(values) / np.exp(values).sum()
    return signs_of(values, shares, values / 10, KINDS)


def test_signs_tell_lead_share_kind_and_margin() -> None:
    found = dict(zip(SIGNS, signs([4.0, 1.0, 0.0]), strict=True))
    assert found["lead"] == pytest.approx(3.0)
    assert found["margin"] == pytest.approx(0.4)
    assert found["share"] < found["kind_share"] < 1


def test_a_single_label_has_signs_too() -> None:
    assert np.isfinite(signs_of(np.zeros(1), np.ones(1), np.zeros(1), np.zeros(1))).all()


def test_the_stored_weights_are_surer_of_a_clear_lead() -> None:
    sureness = Sureness.load()
    assert sureness.of(signs([1.0, 0.9, 0.8])) < sureness.of(signs([3.0, 0.9, 0.8])) < sureness.of(signs([9.0, 0, 0]))


def test_a_kind_without_a_threshold_of_its_own_has_the_common_one() -> None:
    sureness = Sureness(dict.fromkeys(SIGNS, 0.0), 0.0, {"procedure": 0.8, "": 0.5}, 0.2)
    assert sureness.answers("center", 0.6)
    assert not sureness.answers("procedure", 0.6)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    sureness = Sureness(dict.fromkeys(SIGNS, 0.25), -1.0, {"": 0.5}, 0.2)
    sureness.save(tmp_path / "sureness.json")
    assert Sureness.load(tmp_path / "sureness.json") == sureness
