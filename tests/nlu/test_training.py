from pathlib import Path

import pytest

from nlu.examples import Labelled, parse_example, read_folders
from nlu.gazetteers import NO_PLACES
from nlu.training import content_hash, train, trained


def test_entity_markup_becomes_spans() -> None:
    example = parse_example("center", "trung tâm [phường 5](place) ở đâu")
    assert example == Labelled("center", "trung tâm phường 5 ở đâu", ((10, 18),))


def test_rasa_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(
        'version: "3.1"\nnlu:\n- intent: procedure/1.001193\n  examples: |\n    - làm khai sinh\n    - ks cho con\n'
        "- intent: faq/hotline\n  examples: |\n    - tổng đài số mấy\n",
        encoding="utf-8",
    )
    found = [(example.label, example.text) for example in read_folders([tmp_path, tmp_path / "missing"])]
    assert found == [
        ("procedure/1.001193", "làm khai sinh"),
        ("procedure/1.001193", "ks cho con"),
        ("faq/hotline", "tổng đài số mấy"),
    ]


def test_the_same_examples_are_not_trained_twice(examples: list[Labelled], tmp_path: Path) -> None:
    said: list[str] = []
    folder = tmp_path / "model"
    trained(examples, NO_PLACES, folder, said.append)
    assert not any("same examples" in line for line in said)
    trained(list(reversed(examples)), NO_PLACES, folder, said.append)
    assert any("same examples" in line for line in said)


def test_another_example_is_another_training(examples: list[Labelled]) -> None:
    assert content_hash(examples, ()) != content_hash([*examples, Labelled("center", "ở đâu")], ())


def test_training_on_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no examples"):
        trained([], NO_PLACES, None)


def test_words_that_a_redirect_owns_are_not_a_procedures() -> None:
    examples = [
        Labelled("procedure/1.001456", "Làm hộ chiếu"),
        Labelled("procedure/1.001456", "cấp hộ chiếu phổ thông"),
        Labelled("out_of_scope/passport", "làm hộ chiếu?"),
        Labelled("procedure/1.001193", "làm khai sinh"),
    ]
    assert train(examples, background=False).understand("lam ho chieu").label == "out_of_scope/passport"


def test_a_line_without_diacritics_teaches_no_plain_words() -> None:
    examples = [
        Labelled("procedure/1.001193", "làm giấy khai sinh ở đâu được"),
        *(Labelled("procedure/1.001193", f"lam giay khai sinh dc k {word}") for word in ("a", "b", "e", "o")),
    ]
    assert train(examples).read("lam giay khai sinh") == "làm giấy khai sinh"
