"""The stock recipe beside ours: when it is trained again, how the two are compared."""

from pathlib import Path

import pytest
import yaml

from ops.bench.compare import Round, middle
from ops.bench.stock import fingerprint, recipe, size


def test_the_recipe_is_the_stock_one_with_the_epochs_filled_in():
    found = yaml.safe_load(recipe(7))

    networks = [one for one in found["pipeline"] + found["policies"] if "epochs" in one]
    assert [one["name"] for one in networks] == [
        "DIETClassifier",
        "ResponseSelector",
        "UnexpecTEDIntentPolicy",
        "TEDPolicy",
    ]
    assert {one["epochs"] for one in networks} == {7}


def test_a_trained_model_is_used_again_for_the_same_recipe_and_data_only(tmp_path: Path):
    (tmp_path / "nlu.yml").write_text("nlu: []")
    before = fingerprint(recipe(1), folders=[tmp_path])

    assert fingerprint(recipe(1), folders=[tmp_path]) == before
    assert fingerprint(recipe(2), folders=[tmp_path]) != before
    (tmp_path / "nlu.yml").write_text("nlu: {}")
    assert fingerprint(recipe(1), folders=[tmp_path]) != before


def test_the_size_of_an_environment_does_not_grow_with_use(tmp_path: Path):
    (tmp_path / "module.py").write_bytes(b"x" * 300_000)
    (tmp_path / "link").symlink_to(tmp_path / "module.py")
    before = size(tmp_path)
    (tmp_path / "module.cpython-310.pyc").write_bytes(b"x" * 300_000)

    assert before == size(tmp_path) == 0.3


def test_a_ratio_is_the_median_of_the_rounds():
    assert middle([Round(60, 10), Round(10, 10), Round(50, 10)]) == pytest.approx(5.0)
