from pathlib import Path

import pytest

from nlu.crossvalidation import judge, main
from nlu.examples import Labelled
from nlu.gazetteers import NO_PLACES

TEXTS = {
    "procedure/1.001193": ["làm khai sinh", "khai sinh cho con", "đi khai sinh", "giấy khai sinh", "khai sinh cháu"],
    "procedure/1.000894": ["đăng ký kết hôn", "kết hôn cần gì", "đi kết hôn", "giấy kết hôn", "kết hôn ở đâu"],
}
EXAMPLES = [Labelled(label, text) for label, texts in TEXTS.items() for text in texts]
WRONG = Labelled("procedure/1.000894", "xin khai sinh cho con")


def test_every_example_is_judged_once_by_a_model_that_has_not_seen_it() -> None:
    judged = list(judge([*EXAMPLES, WRONG], NO_PLACES, 5))
    assert sorted(one.example.text for one in judged) == sorted(one.text for one in [*EXAMPLES, WRONG])
    assert next(one for one in judged if one.example == WRONG).first.label == "procedure/1.001193"
    assert sum(one.is_near for one in judged) >= 8


def test_doubtful_lines_and_figures_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = [
        f"- intent: {label}\n  examples: |\n" + "".join(f"    - {text}\n" for text in texts)
        for label, texts in TEXTS.items()
    ]
    (tmp_path / "few.yml").write_text("".join([*blocks, f"    - {WRONG.text}\n"]), encoding="utf-8")
    assert main(["--data", str(tmp_path), "--export", str(tmp_path), "--doubt", "0", "--folds", "5"]) == 0
    out = capsys.readouterr().out
    assert WRONG.text in out
    assert "11 examples, 5 parts: right label first" in out
