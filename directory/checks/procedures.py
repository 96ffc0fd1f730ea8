"""Procedures: complete, clean, dated, and every code they point at is live."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from directory.compile.tables import read_table
from directory.procedures.schemas import ProcedureDetail

FEWEST = 600
_NOT_PROCEDURES = {"linked_groups.yml", "shared_aliases.yml"}
_REQUIRED = ("code", "name", "short_name", "field", "levels", "handled_by", "url", "source", "as_of", "confidence")
_FIELDS = set(ProcedureDetail.model_fields) - {"requested_code", "successor"}
_VALUES = {
    "handled_by": {"commune", "commune_police", "province", "other"},
    "confidence": {"high", "medium", "low"},
}
_LEVELS = {"commune", "province", "ministry", "other"}
_SCOPES = {"home_commune", "any_in_province", "any", "place_of_asset", None}
_CODE = re.compile(r"\d\.\d{6}")
_NAME_CODE = re.compile(r"\d\.\d{6}|L\.\d{3}")
_LEGAL = re.compile(r"\d{1,3}(\.\d{1,2})?/(19|20)\d{2}/(QH\d{2}|UBTVQH\d{2}|[A-ZĐ]+(-[A-ZĐ]+g?)+)")
_DISTRICT = re.compile(r"cấp huyện|Công an huyện|Phòng Tư [Pp]háp")
# What the pages of the national portal leave behind when text is lifted from them.
_JUNK = {
    "a file name": re.compile(r"\.(docx?|xlsx?|pdf|rar|zip)\b|docx?\d", re.IGNORECASE),
    "an empty cell of the portal": re.compile(r"Không có thông tin|Không quy định$"),
    "a count glued to a word": re.compile(r"[^\s\d]\d+ bản (chính|sao)"),
    "a decision's title for a name": re.compile(r"^Công bố Danh mục và Quy trình"),
    "stray spaces": re.compile(r"\s{2}|^\s|\s$|\s[,;.](\s|$)"),
}

Entry = dict[str, Any]


def figures(content: Path) -> dict[str, int]:
    """Counts: live procedures, by field and confidence, known by name only, replaced, aliases."""
    entries = live(content)
    counts = Counter(entry["confidence"] for entry in entries)
    fields = Counter(f"{entry['field']} ({entry['confidence']})" for entry in entries)
    return {
        "live": len(entries),
        **{f"live, confidence {level}": counts[level] for level in ("high", "medium", "low")},
        "known by name only": len(read_table(content / "procedures" / "names.csv")),
        "replaced": len(read_table(content / "procedures" / "successors.csv")),
        "aliases": sum(len(entry.get("aliases", [])) for entry in entries),
        **dict(sorted(fields.items())),
    }


def problems(content: Path) -> list[str]:
    """Everything that is wrong with the procedures, their names, successors and groups."""
    folder = content / "procedures"
    entries = live(content)
    groups = _load(folder / "linked_groups.yml")
    codes = Counter(str(entry.get("code")) for entry in entries)
    found = [f"{code}: listed {count} times" for code, count in codes.items() if count > 1]
    if len(codes) < FEWEST:
        found.append(f"only {len(codes)} live procedures, expected {FEWEST}")
    known = {group["id"] for group in groups}
    for entry in entries:
        found += [f"{entry.get('code')}: {what}" for what in _entry_problems(entry, set(codes), known)]
    for group in groups:
        found += [f"group {group['id']}: {code} is not live" for code in group["codes"] if code not in codes]
    return found + _alias_problems(entries, _load(folder / "shared_aliases.yml")) + _table_problems(folder, set(codes))


def live(content: Path) -> list[Entry]:
    """All entries of the field files."""
    paths = sorted(path for path in (content / "procedures").glob("*.yml") if path.name not in _NOT_PROCEDURES)
    return [entry for path in paths for entry in _load(path)]


def _load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _entry_problems(entry: Entry, codes: set[str], groups: set[str]) -> Iterator[str]:
    yield from (f"{field} is missing" for field in _REQUIRED if not entry.get(field))
    yield from (f"field {field!r} is unknown" for field in entry.keys() - _FIELDS)
    if not _CODE.fullmatch(str(entry.get("code"))):
        yield "the code is no portal code"
    for field, values in _VALUES.items():
        if entry.get(field) not in values:
            yield f"{field} {entry.get(field)!r} is unknown"
    if not set(entry.get("levels", [])) <= _LEVELS:
        yield f"levels {entry['levels']} are unknown"
    if (entry.get("where") or {}).get("scope") not in _SCOPES:
        yield f"scope {entry['where']['scope']!r} is unknown"
    amount = (entry.get("fee") or {}).get("amount_vnd")
    if amount is not None and (type(amount) is not int or amount < 0):
        yield f"amount {amount!r} is no amount in đồng"
    dates = [entry.get(field) for field in ("as_of", "valid_from", "valid_to")]
    dates += [law.get("date") for law in entry.get("legal", [])]
    yield from (f"{text!r} is no date (YYYY-MM-DD)" for text in dates if text is not None and not _is_date(text))
    for law in entry.get("legal", []):
        if not _LEGAL.fullmatch(str(law.get("number"))):
            yield f"legal number {law.get('number')!r} is malformed"
    yield from (f"linked {code} is not live" for code in entry.get("linked", []) if code not in codes)
    if entry.get("linked_group") not in groups | {None}:
        yield f"linked group {entry['linked_group']!r} is unknown"
    yield from _text_problems(entry)


def _text_problems(entry: Entry) -> Iterator[str]:
    facts = {field: value for field, value in entry.items() if field not in ("doubts", "url", "source")}
    for text in _texts(facts):
        yield from (f"{what}: {text[:60]!r}" for what, pattern in _JUNK.items() if pattern.search(text))
        if _DISTRICT.search(text) and not any("cấp huyện" in doubt for doubt in entry.get("doubts", [])):
            yield f"names the district level without a doubt: {text[:60]!r}"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _alias_problems(entries: list[Entry], shared: dict[str, list[str]]) -> list[str]:
    said: dict[str, set[str]] = {}
    for entry in entries:
        for words in [entry["short_name"], *entry.get("aliases", [])]:
            said.setdefault(words.casefold(), set()).add(entry["code"])
    return [
        f"alias {words!r} is said of {', '.join(sorted(codes))} and not in shared_aliases.yml"
        for words, codes in said.items()
        if len(codes) > 1 and codes != set(shared.get(words, []))
    ]


def _table_problems(folder: Path, codes: set[str]) -> list[str]:
    successors, names = read_table(folder / "successors.csv"), read_table(folder / "names.csv")
    old = {row["old_code"] for row in successors}
    named = Counter(row["code"] for row in names)
    found = [f"successor of {row['old_code']}: {row['new_code']} is not live" for row in successors
             if row["new_code"] not in codes]  # fmt: skip
    found += [f"successors: {code} is replaced and live" for code in sorted(old & codes)]
    found += [f"names: {code} listed {count} times" for code, count in named.items() if count > 1]
    found += [f"names: {code} has an entry of its own" for code in sorted(named.keys() & (codes | old))]
    for row in successors + names:
        what = row.get("code") or row["old_code"]
        if not row["source"] or not _is_date(row.get("as_of") or row["valid_from"]):
            found.append(f"{what}: source or date is missing")
    for row in names:
        if not _NAME_CODE.fullmatch(row["code"]) or not row["name"]:
            found.append(f"names: {row['code']!r} is no code, or has no name")
        found += [f"names {row['code']}: {what}" for what, junk in _JUNK.items() if junk.search(row["name"])]
    return found


def _is_date(text: object) -> bool:
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
