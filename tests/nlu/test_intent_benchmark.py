import json
from pathlib import Path

import pytest

from nlu.intent_benchmark import main

_YAML = """
nlu:
- intent: flight
  examples: |
    - cho tôi xem chuyến bay đi Hà Nội
    - có chuyến bay nào sáng mai
    - tìm chuyến bay sớm nhất
- intent: fare
  examples: |
    - giá vé bao nhiêu tiền
    - vé khứ hồi giá mấy
    - vé rẻ nhất là bao nhiêu
"""


def test_accuracy_is_printed_for_yaml_and_json_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    train, test = tmp_path / "train.yml", tmp_path / "test.jsonl"
    train.write_text(_YAML, encoding="utf-8")
    rows = [{"text": "tìm chuyến bay sáng mai", "intent": "flight"}, {"text": "giá vé khứ hồi", "intent": "fare"}]
    test.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert main([str(train), str(test)]) == 0
    printed = capsys.readouterr().out
    assert "6 examples, 2 intents, 2 questions" in printed
    assert printed.count("100.0%") == 2


def test_a_set_without_questions_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf-8")
    assert main([str(empty), str(empty)]) == 2
