"""FAQs and redirects: complete, short enough to read on a phone, sourced, linked only to official hosts, told apart."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from nlu.text.folding import fold, syllables

CONTRACT_IDS = frozenset(
    {
        "id_card_valid",
        "residence_auto_update",
        "land_certificate_valid",
        "vehicle_papers_valid",
        "business_licence_valid",
        "provincial_portal_closed",
        "two_tier_model",
        "district_tasks_moved",
        "boundary_free",
        "vneid_level2",
        "online_payment",
        "track_application",
        "authorise_other",
        "online_fee_reduction",
        "feedback_complaint",
        "community_digital_team",
        "result_delivery",
        "hotline",
        "scam_warning",
        "working_hours",
    }
)
"""Ids that portals and measurements call by name; more may be added, none taken away."""

MAX_FAQ_ANSWER = 420
MAX_DETAILS = 900
MAX_REDIRECT_ANSWER = 350
MIN_FAQ_QUESTIONS = 30
MIN_REDIRECT_QUESTIONS = 25

_KINDS = ("redirect", "not_ours")
_OFFICIAL = "chinhphu.vn"
_OFFICIAL_SUFFIXES = (".gov.vn", ".chinhphu.vn")

Entry = dict[str, Any]


def figures(content: Path) -> dict[str, int]:
    """Counts of FAQs, redirects and the questions written for them."""
    faqs, redirects = _faqs(content), _redirects(content)
    return {
        "faqs": len(faqs),
        "faq questions": sum(len(entry["questions"]) for _, entry in faqs),
        "redirects": len(redirects),
        "redirect questions": sum(len(entry["questions"]) for _, entry in redirects),
    }


def problems(content: Path) -> list[str]:
    """What is wrong with the FAQs and redirects, one line each."""
    faqs, redirects = _faqs(content), _redirects(content)
    found = [f"faqs: {missing} of the contract is missing" for missing in sorted(CONTRACT_IDS - _ids(faqs))]
    if not redirects:
        found.append("redirects.yml: missing or empty")
    for where, entry in faqs:
        found += [f"{where}: {problem}" for problem in (*_common(entry), *_faq(entry))]
    for where, entry in redirects:
        found += [f"{where}: {problem}" for problem in (*_common(entry), *_redirect(entry))]
    return found + _repeated([*faqs, *redirects])


def _faqs(content: Path) -> list[tuple[str, Entry]]:
    return [pair for path in sorted((content / "faqs").glob("*.yml")) for pair in _read(path)]


def _redirects(content: Path) -> list[tuple[str, Entry]]:
    path = content / "redirects.yml"
    return list(_read(path)) if path.exists() else []


def _read(path: Path) -> Iterator[tuple[str, Entry]]:
    for entry in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
        yield f"{path.name}: {entry.get('id', '?')}", entry


def _ids(entries: list[tuple[str, Entry]]) -> set[str]:
    return {entry["id"] for _, entry in entries}


def _common(entry: Entry) -> Iterator[str]:
    for key in ("id", "title", "answer", "as_of"):
        if not entry.get(key):
            yield f"{key} is missing"
    yield from _date_problems("as_of", entry.get("as_of"))
    for source in entry.get("sources") or []:
        if not source.get("title"):
            yield "a source has no title"
        yield from _date_problems("source date", source.get("date"))
    for text in _texts(entry):
        if text != unicodedata.normalize("NFC", text):
            yield f"{text[:40]!r} is not in NFC"
    for question in entry["questions"]:
        if not isinstance(question, str):
            yield f"question {question!r} is read as {type(question).__name__}: put it in quotes"


def _faq(entry: Entry) -> Iterator[str]:
    yield from _length("answer", entry.get("answer"), MAX_FAQ_ANSWER)
    yield from _length("details", entry.get("details"), MAX_DETAILS)
    if not entry.get("sources"):
        yield "no source"
    if len(entry["questions"]) < MIN_FAQ_QUESTIONS:
        yield f"{len(entry['questions'])} questions, {MIN_FAQ_QUESTIONS} wanted"
    for link in entry.get("links") or []:
        yield from _link_problems(link["url"])


def _redirect(entry: Entry) -> Iterator[str]:
    yield from _length("answer", entry.get("answer"), MAX_REDIRECT_ANSWER)
    if entry.get("kind") not in _KINDS:
        yield f"kind {entry.get('kind')!r} is none of {', '.join(_KINDS)}"
    if entry.get("kind") == "redirect" and not entry.get("sources"):
        yield "no source"
    if len(entry["questions"]) < MIN_REDIRECT_QUESTIONS:
        yield f"{len(entry['questions'])} questions, {MIN_REDIRECT_QUESTIONS} wanted"
    if entry.get("url"):
        yield from _link_problems(entry["url"])


def _repeated(entries: list[tuple[str, Entry]]) -> list[str]:
    """Ids used twice, and questions that stand under two ids or twice under one once diacritics are gone."""
    found: list[str] = []
    ids: dict[str, str] = {}
    asked: dict[str, str] = {}
    for where, entry in entries:
        if entry["id"] in ids:
            found.append(f"{where}: the id is used in {ids[entry['id']]} too")
        ids[entry["id"]] = where
        for question in entry["questions"]:
            key = fold(" ".join(syllables(str(question))))
            if key in asked:
                found.append(f"{where}: {question!r} stands under {asked[key]} too")
            asked[key] = where
    return found


def _texts(entry: Entry) -> Iterator[str]:
    for value in entry.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, str):
                    yield item
                elif isinstance(item, dict):
                    yield from (text for text in item.values() if isinstance(text, str))


def _length(name: str, text: str | None, limit: int) -> Iterator[str]:
    if text and len(text) > limit:
        yield f"{name} has {len(text)} characters, {limit} allowed"


def _link_problems(url: str) -> Iterator[str]:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme != "https" or not (host == _OFFICIAL or host.endswith(_OFFICIAL_SUFFIXES)):
        yield f"{url!r} is no https page of an official host"


def _date_problems(name: str, value: object) -> Iterator[str]:
    if value is None:
        return
    try:
        date.fromisoformat(str(value))
    except ValueError:
        yield f"{name} {value!r} is no date (YYYY-MM-DD)"
