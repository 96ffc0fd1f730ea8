"""No figure of `make eval` is more than a point worse than the committed baseline, with the model that is served."""

from pathlib import Path

import pytest

from nlu.evaluation.__main__ import main
from ops.settings import ROOT
from tests.system.conftest import STATE

pytestmark = pytest.mark.system

_EVAL = ROOT / "nlu" / "eval"


def test_no_figure_is_worse_than_the_baseline(
    ports: dict[str, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = STATE / "export"
    worse = main(
        [
            *("--questions", str(_EVAL), "--data", str(ROOT / "nlu" / "data"), str(export), "--export", str(export)),
            *("--model", str(STATE / "models" / "understanding"), "--last", str(tmp_path / "last.json")),
            *("--baseline", str(_EVAL / "baseline.json")),
        ]
    )
    assert worse == 0, capsys.readouterr().out
