"""The FAQs and redirects as they stand are right, each kind of mistake is found, and no question has two meanings."""

import json
import shutil
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from directory.checks import faqs
from directory.checks.__main__ import CONTENT
from nlu.examples import read_folders
from nlu.text.folding import fold, syllables

ROOT = Path(__file__).resolve().parents[3]
Entry = dict[str, Any]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT / "faqs", tmp_path / "faqs")
    shutil.copy(CONTENT / "redirects.yml", tmp_path)
    return tmp_path


def _load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _edit(path: Path, edit: Callable[[list[Entry]], object]) -> None:
    entries = _load(path)
    edit(entries)
    path.write_text(yaml.dump(entries, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8")


def test_the_content_as_it_stands_has_no_problem() -> None:
    assert faqs.problems(CONTENT) == []


def test_figures_count_every_question() -> None:
    figures = faqs.figures(CONTENT)
    assert figures["faqs"] >= len(faqs.CONTRACT_IDS)
    assert figures["faq questions"] >= figures["faqs"] * faqs.MIN_FAQ_QUESTIONS


@pytest.mark.parametrize(
    ("table", "edit", "complaint"),
    [
        ("faqs/papers.yml", lambda rows: rows.pop(0), "id_card_valid of the contract is missing"),
        ("faqs/papers.yml", lambda rows: rows[0].update(answer="à" * 421), "answer has 421 characters"),
        ("faqs/papers.yml", lambda rows: rows[0].update(details="à" * 901), "details has 901 characters"),
        ("faqs/papers.yml", lambda rows: rows[0].update(sources=[]), "no source"),
        ("faqs/papers.yml", lambda rows: rows[0].update(sources=[{"number": "1/2025"}]), "a source has no title"),
        ("faqs/papers.yml", lambda rows: rows[0].update(as_of="22/11/2026"), "is no date"),
        ("faqs/papers.yml", lambda rows: rows[0].update(as_of=None), "as_of is missing"),
        ("faqs/papers.yml", lambda rows: rows[0].update(title="The\u0309 căn cước"), "is not in NFC"),
        ("faqs/papers.yml", lambda rows: rows[0].update(questions=["còn xài được không"]), "1 questions, 30 wanted"),
        ("faqs/papers.yml", lambda rows: rows[0]["questions"].append(False), "put it in quotes"),
        ("redirects.yml", lambda rows: rows.clear(), "redirects.yml: missing or empty"),
        ("faqs/papers.yml", lambda rows: rows[1].update(id=rows[0]["id"]), "the id is used in"),
        (
            "faqs/papers.yml",
            lambda rows: rows[1]["questions"].append(rows[0]["questions"][0].upper()),
            "stands under papers.yml: id_card_valid too",
        ),
        (
            "faqs/online.yml",
            lambda rows: rows[0]["links"][0].update(url="https://dichvucong.gov.vn.example.com"),
            "is no https page of an official host",
        ),
        (
            "faqs/online.yml",
            lambda rows: rows[0]["links"][0].update(url="http://dichvucong.gov.vn"),
            "is no https page of an official host",
        ),
        ("redirects.yml", lambda rows: rows[0].update(kind="elsewhere"), "kind 'elsewhere' is none of"),
        ("redirects.yml", lambda rows: rows[0].update(sources=[]), "no source"),
        ("redirects.yml", lambda rows: rows[0].update(answer="à" * 351), "answer has 351 characters"),
        ("redirects.yml", lambda rows: rows[0].update(url="https://example.com"), "is no https page"),
        ("redirects.yml", lambda rows: rows[0].update(questions=[]), "0 questions, 25 wanted"),
    ],
)
def test_a_mistake_is_found(content: Path, table: str, edit: Callable[[list[Entry]], object], complaint: str) -> None:
    _edit(content / table, edit)
    assert any(complaint in problem for problem in faqs.problems(content))


def _written() -> list[tuple[str, str]]:
    """Label and text of everything people are shown to say: the general training data, the FAQs, the redirects."""
    found = [(example.label, example.text) for example in read_folders([ROOT / "nlu" / "data"])]
    for path in sorted((CONTENT / "faqs").glob("*.yml")):
        entries = _load(path)
        found += [(f"faq/{entry['id']}", question) for entry in entries for question in entry["questions"]]
    entries = _load(CONTENT / "redirects.yml")
    return found + [(f"out_of_scope/{entry['id']}", question) for entry in entries for question in entry["questions"]]


def _key(text: str) -> str:
    return fold(" ".join(syllables(text)))


def test_no_question_means_two_things() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for label, text in _written():
        if not label.startswith("procedure/"):
            meanings[_key(text)].add(label)
    assert {text: labels for text, labels in meanings.items() if len(labels) > 1} == {}


def test_held_out_questions_are_in_nobodys_training_data() -> None:
    trained = {_key(text) for _, text in _written()}
    lines = (ROOT / "nlu" / "eval" / "dev_general.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["text"] for line in lines]
    assert [question for question in questions if _key(question) in trained] == []


def test_every_message_of_the_training_data_is_readable() -> None:
    assert [text for _, text in _written() if "\t" in text or text != text.strip() or len(text) > 500] == []
