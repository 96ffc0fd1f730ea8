import json
from pathlib import Path

import pytest

from nlu.evaluation.__main__ import main
from nlu.evaluation.measure import ask_all, figures
from nlu.evaluation.questions import Question, read_questions
from nlu.evaluation.report import GOALS, drops, table
from nlu.understanding import Understander

_QUESTIONS = [
    {"text": "lam giay khai sinh", "type": "procedure", "code": "1.001193", "author": "a", "diacritics": False},
    {"text": "mai có mưa không", "type": "out_of_scope", "class": "weather", "author": "b", "diacritics": True},
    {"text": "hồ sơ của tôi tới đâu", "type": "faq", "faq": "track_application", "author": "b", "diacritics": True},
]


@pytest.fixture
def questions_file(tmp_path: Path) -> Path:
    path = tmp_path / "dev.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in _QUESTIONS), encoding="utf-8")
    return path


def test_questions_name_their_labels(questions_file: Path) -> None:
    assert [question.labels for question in read_questions([questions_file])] == [
        ("procedure/1.001193",),
        ("out_of_scope/weather",),
        ("faq/track_application",),
    ]


def test_figures_are_shares(questions_file: Path, understander: Understander) -> None:
    found = figures(ask_all(read_questions([questions_file]), understander, lambda _: []))
    assert found["procedure_first"] == found["faq"] == 1
    assert found["cpu_ms"] > 0
    assert set(found) <= set(GOALS)


def test_a_question_of_another_label_is_not_right(understander: Understander) -> None:
    asked = Question("lam giay khai sinh", "procedure", ("procedure/9.999999",))
    assert figures(ask_all([asked], understander, lambda _: []))["procedure_first"] == 0


def test_a_drop_of_more_than_a_point_is_told() -> None:
    worse = drops({"faq": 0.90, "wrong": 0.04, "cpu_ms": 99}, {"faq": 0.92, "wrong": 0.02, "cpu_ms": 1})
    assert set(worse) == {"faq", "wrong"}
    assert drops({"faq": 0.915}, {"faq": 0.92}) == []


def test_the_table_shows_the_change() -> None:
    assert "+2.0" in "\n".join(table({"faq": 0.94}, {"faq": 0.92}))


def test_the_command_prints_the_table_and_fails_on_a_drop(
    questions_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "a.yml").write_text(
        "nlu:\n- intent: procedure/1.001193\n  examples: |\n    - làm khai sinh\n    - giấy khai sinh\n"
        "- intent: faq/track_application\n  examples: |\n    - hồ sơ tới đâu\n",
        encoding="utf-8",
    )
    baseline, last = tmp_path / "baseline.json", tmp_path / "last.json"
    arguments = [
        *("--questions", str(questions_file.parent), "--data", str(data), "--export", str(tmp_path)),
        *("--model", str(tmp_path / "model"), "--last", str(last), "--baseline", str(baseline)),
    ]
    assert main(arguments) == 0
    assert "right procedure at first place" in capsys.readouterr().out
    assert last.is_file()
    baseline.write_text(json.dumps({"procedure_first": 1.5}), encoding="utf-8")
    assert main(arguments) == 1


def test_without_questions_there_is_nothing_to_measure(tmp_path: Path) -> None:
    assert main(["--questions", str(tmp_path)]) == 2
