from pathlib import Path

import pytest

from nlu.examples import Labelled, parse_example, read_folders, thinned
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


def test_a_thinned_set_keeps_one_of_so_many_of_each_label_and_one_at_least() -> None:
    examples = [Labelled("a", f"{at}") for at in range(5)] + [Labelled("b", "only")]
    assert [(one.label, one.text) for one in thinned(examples, 3)] == [("a", "0"), ("a", "3"), ("b", "only")]


def test_the_same_examples_are_not_trained_twice(examples: list[Labelled], tmp_path: Path) -> None:
    said: list[str] = []
    folder = tmp_path / "model"
    trained(examples, NO_PLACES, folder, said.append)
    assert not any("same examples" in line for line in said)
    trained(list(reversed(examples)), NO_PLACES, folder, said.append)
    assert any("same examples" in line for line in said)


def test_an_example_more_is_learnt_on_top_of_the_full_training(examples: list[Labelled], tmp_path: Path) -> None:
    said: list[str] = []
    more = Labelled("procedure/1.004194", "tạm trú lưu ngụ cho sinh viên")
    trained(examples, NO_PLACES, tmp_path / "model", said.append)
    found = trained([*examples, more], NO_PLACES, tmp_path / "model", said.append)
    assert any("1 examples more, 0 fewer" in line for line in said)
    assert not any("not every" in line for line in said)
    assert found.understand("tạm trú lưu ngụ").label == more.label


def test_an_example_that_is_not_understood_that_way_makes_it_a_full_training(
    examples: list[Labelled], tmp_path: Path
) -> None:
    said: list[str] = []
    trained(examples, NO_PLACES, tmp_path / "model")
    claimed_by_another = Labelled("faq/working_hours", "đăng ký tạm trú")
    trained([*examples, claimed_by_another], NO_PLACES, tmp_path / "model", said.append)
    assert any("not every new example" in line for line in said)
    assert any("rows" in line for line in said)


def test_an_example_taken_back_leaves_the_full_training(examples: list[Labelled], tmp_path: Path) -> None:
    folder, text = tmp_path / "model", "đăng ký tạm trú ở phòng trọ"
    before = trained(examples, NO_PLACES, folder).understand(text)
    trained([*examples, Labelled("faq/working_hours", "trưa có ai trực không")], NO_PLACES, folder)
    after = trained(examples, NO_PLACES, folder).understand(text)
    assert (after.label, after.confidence) == (before.label, pytest.approx(before.confidence, abs=1e-3))


def test_a_new_label_is_a_full_training(examples: list[Labelled], tmp_path: Path) -> None:
    said: list[str] = []
    trained(examples, NO_PLACES, tmp_path / "model")
    trained([*examples, Labelled("faq/hotline", "tổng đài số mấy")], NO_PLACES, tmp_path / "model", said.append)
    assert not any("on top" in line for line in said)


def test_a_training_that_died_half_way_is_none_to_build_on(examples: list[Labelled], tmp_path: Path) -> None:
    said: list[str] = []
    trained(examples, NO_PLACES, tmp_path / "model")
    (tmp_path / "training" / "basis.sha256").unlink()  # written last
    trained([*examples, Labelled("center", "chỗ nộp giấy")], NO_PLACES, tmp_path / "model", said.append)
    assert not any("on top" in line for line in said)


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
