"""Lines about a procedure, facet by facet."""

import re
from collections.abc import Callable, Collection, Sequence

from actions.compose.fit import Line, pages, shorten
from actions.compose.names import day, sourced
from actions.compose.wording import say
from actions.facts.shapes import Document, Procedure

_DOCUMENT = 90
_DOCUMENTS_INLINE = 230
_DOCUMENTS_BRIEF = 110
# A paper that is needed in a special case only stands behind the button, not among what everybody brings.
_CONDITIONS = ("chỉ khi", "nếu ", "khi ", "trường hợp", "chỉ với", "dành cho")
_FACT = 170
_FACT_ALONE = 330
_PAGE = 340
_LEGAL_SHOWN = 6
# A doubt is told where it bears on what was asked: beside an overview, or when it speaks of that side.
_DOUBTED = {
    "overview": "",
    "legal": "",
    "fee": r"phí|đồng|tiền|mức|giá|miễn",
    "time": r"thời hạn|ngày|hạn|thời gian|tháng",
    "where": r"nơi|xã|phường|công an|trung tâm|thẩm quyền|tỉnh|cấp",
    "online": r"trực tuyến|VNeID|Cổng",
    "documents": r"giấy|tờ|mẫu|hồ sơ|bản",
}


def facet_lines(procedure: Procedure, facet: str, page: int, *, alone: bool) -> list[Line]:
    """Say one facet of a procedure; what is unknown is said to be unknown.

    Args:
        procedure: the procedure.
        facet: one of the contract's facets.
        page: page of a facet that is a list, from 1.
        alone: whether this is the only facet asked for, and may be said at length.

    Returns:
        Lines, the first one naming the procedure when the facet stands alone.
    """
    if facet == "overview":
        return _overview(procedure)
    if facet in _LISTS and alone:
        return _list(procedure, facet, page)
    text = _FACETS[facet](procedure, _FACT_ALONE if alone else _FACT)
    if not text:
        return [
            Line(say("procedures.facet_unknown", title=procedure.title, unknown=say(f"procedures.unknown_{facet}")))
        ]
    named = alone and facet not in _LISTS
    lines = [Line(say("procedures.about", title=procedure.title, text=text) if named else text)]
    if facet == "online" and procedure.online and procedure.url:
        available = procedure.online.available
        lines.append(
            Line(say("procedures.online_link" if available else "procedures.page_link", url=_link(procedure)), rank=1)
        )
    if facet == "documents":
        lines = [Line(text, short=_bring(procedure, _DOCUMENTS_BRIEF)), Line(_online_flag(procedure), rank=3)]
    if facet == "legal":
        lines.append(Line(say("procedures.legal_note"), rank=2))
    if facet == "where" and not alone:
        # The centre's own line says where; what is left to say is whether another centre would do.
        lines = [Line(text, short=scope_line(procedure))]
    if facet in {"where", "online"} and procedure.in_person and procedure.in_person.text:
        lines.append(Line(say("procedures.in_person", text=_sentence(procedure.in_person.text, _FACT)), rank=2))
    return lines


def knows(procedure: Procedure, facet: str) -> bool:
    """Whether anything is known of a facet, so that a button for it leads somewhere."""
    return bool(procedure.documents) if facet == "documents" else bool(_FACETS[facet](procedure, _FACT))


def page_count(procedure: Procedure, facet: str) -> int:
    """How many pages a facet has; 1 for one that is not a list."""
    return len(pages(_items(procedure, facet), _PAGE)) if facet in _LISTS else 1


def is_cut(procedure: Procedure) -> bool:
    """Whether the overview could not name every document."""
    return len(_inline(procedure.documents or [])) < len(procedure.documents or [])


def doubt_lines(procedure: Procedure, facets: Collection[str]) -> list[Line]:
    """Say what is doubtful about a procedure, where it bears on what was asked."""
    about = [_DOUBTED[facet] for facet in facets if facet in _DOUBTED]
    doubts = [doubt for doubt in procedure.doubts if any(re.search(words, doubt) for words in about)][:1]
    lines = [Line(say("general.doubt", doubt=_sentence(doubt, 150)), rank=2) for doubt in doubts]
    if procedure.confidence == "low":
        lines.append(Line(say("general.low_confidence"), rank=1))
    return lines


def procedure_source(procedure: Procedure) -> str:
    """Name the source of a procedure, its code and the month it was read."""
    said = (procedure.source or "").partition(";")[0].partition(" (")[0]
    name = shorten(said.replace("Cổng Dịch vụ công quốc gia", "Cổng DVCQG") or "Cổng DVCQG", 80)
    if procedure.code not in name:
        name = say("procedures.source", source=name, code=procedure.code)
    return sourced(name, procedure.as_of)


def who_line(procedure: Procedure) -> Line:
    """Say who must come; that it is unknown when it is."""
    if procedure.in_person is None or not procedure.in_person.text:
        return Line(say("procedures.facet_unknown", title=procedure.title, unknown=say("procedures.unknown_who")))
    who = say("procedures.in_person", text=_sentence(procedure.in_person.text, _FACT_ALONE))
    return Line(say("procedures.about", title=procedure.title, text=who))


def replaced_line(procedure: Procedure) -> str:
    """Say that the code asked for was replaced; empty when it was not."""
    asked = procedure.requested_code
    return say("procedures.replaced", old=asked, new=procedure.code) if asked and asked != procedure.code else ""


def _overview(procedure: Procedure) -> list[Line]:
    bare = (procedure.documents, procedure.fee, procedure.time, procedure.online, procedure.where)
    if all(fact is None for fact in bare):
        text = say("procedures.facet_unknown", title=procedure.title, unknown=say("procedures.unknown_overview"))
        link = say("procedures.page_link", url=_link(procedure)) if procedure.url else ""
        return [Line(text), Line(link, rank=1)]
    return [
        Line(_bring(procedure), short=_bring(procedure, _DOCUMENTS_BRIEF)),
        Line(_time(procedure, _FACT), rank=3),
        Line(_fee(procedure, _FACT), rank=4),
        Line(_online_flag(procedure), rank=2),
    ]


def _bring(procedure: Procedure, budget: int = _DOCUMENTS_INLINE) -> str:
    if procedure.documents is None:
        return say("procedures.bring_unknown", title=procedure.title)
    if not procedure.documents:
        return say("procedures.bring_nothing", title=procedure.title)
    shown = _inline(procedure.documents, budget)
    left = len(procedure.documents) - len(shown)
    values = {"title": procedure.title, "documents": "; ".join(shown)}
    return say("procedures.bring_more", **values, count=left) if left else say("procedures.bring", **values)


def _inline(documents: Sequence[Document], budget: int = _DOCUMENTS_INLINE) -> list[str]:
    shown: list[str] = []
    always = [document for document in documents if not (document.note or "").lower().startswith(_CONDITIONS)]
    for document in always or documents:
        text = _lower(shorten(document.text, _DOCUMENT).rstrip(".;"))
        if shown and sum(len(other) + 2 for other in shown) + len(text) > budget:
            break
        shown.append(text)
    return shown


def _fee(procedure: Procedure, limit: int) -> str:
    fee = procedure.fee
    if fee is None or not fee.text:
        return say("procedures.fee_by_province") if fee and fee.set_by_province else ""
    text = say("procedures.fee", text=_sentence(fee.text, limit))
    says_so = "tỉnh" in fee.text
    return f"{text} {say('procedures.fee_by_province')}" if fee.set_by_province and not says_so else text


def _time(procedure: Procedure, limit: int) -> str:
    time = procedure.time
    return say("procedures.time", text=_sentence(time.text, limit)) if time and time.text else ""


def _online(procedure: Procedure, limit: int) -> str:
    online = procedure.online
    if online is None or online.available is None:
        return _sentence(online.text, limit) if online and online.text else ""
    if not online.text:
        return say("procedures.online_yes" if online.available else "procedures.online_no")
    key = "procedures.online_yes_text" if online.available else "procedures.online_no_text"
    return say(key, text=_sentence(online.text, limit))


def _online_flag(procedure: Procedure) -> str:
    """Whether it can be done online and, in the same breath, who must come all the same (a wedding needs both)."""
    available = procedure.online.available if procedure.online else None
    if available is None:
        return ""
    flag = say("procedures.online_yes" if available else "procedures.online_no")
    if not available or procedure.in_person is None or not procedure.in_person.text:
        return flag
    return f"{flag} {say('procedures.in_person', text=_sentence(procedure.in_person.text, _PRESENCE))}"


def _where(procedure: Procedure, limit: int) -> str:
    where = procedure.where
    said = where.text if where else None
    parts = [say("procedures.where", text=_sentence(said, limit))] if said else []
    if not said:
        parts.append(scope_line(procedure))
    if procedure.handled_by != "commune" or not any(parts):
        parts.append(handler_line(procedure))
    return " ".join(part for part in parts if part)


def scope_line(procedure: Procedure) -> str:
    """Say at which centres a procedure can be filed; empty when unknown."""
    scope = procedure.where.scope if procedure.where else None
    return say(f"procedures.where_{scope}") if scope else ""


def handler_line(procedure: Procedure) -> str:
    """Say whose job the procedure is; empty when that is unknown."""
    return say(f"procedures.where_{procedure.handled_by}") if procedure.handled_by else ""


def _result(procedure: Procedure, limit: int) -> str:
    return say("procedures.result", text=_sentence(procedure.result, limit)) if procedure.result else ""


def _legal(procedure: Procedure, limit: int) -> str:
    items = [
        say("procedures.legal_item", number=legal.number, date=day(legal.date)) if legal.date else legal.number
        for legal in procedure.legal[:_LEGAL_SHOWN]
    ]
    return shorten(say("procedures.legal", documents="; ".join(items)), limit) if items else ""


def _documents(procedure: Procedure, _: int) -> str:
    return _bring(procedure)


def _steps(procedure: Procedure, limit: int) -> str:
    return shorten(" ".join(_items(procedure, "steps")), limit)


_FACETS: dict[str, Callable[[Procedure, int], str]] = {
    "documents": _documents,
    "fee": _fee,
    "time": _time,
    "where": _where,
    "online": _online,
    "steps": _steps,
    "result": _result,
    "legal": _legal,
}
_PRESENCE = 110
_LISTS = frozenset({"documents", "steps"})


def _list(procedure: Procedure, facet: str, page: int) -> list[Line]:
    items = _items(procedure, facet)
    if not items:
        if facet == "documents":
            return [Line(_bring(procedure))]
        return [Line(say("procedures.facet_unknown", title=procedure.title, unknown=say("procedures.unknown_steps")))]
    split = pages(items, _PAGE)
    heading = say("procedures.documents_heading" if facet == "documents" else "procedures.steps", title=procedure.title)
    online = [Line(_online_flag(procedure), rank=3)] if facet == "documents" else []
    return [Line(heading), *(Line(item) for item in split[min(page, len(split)) - 1]), *online]


def _items(procedure: Procedure, facet: str) -> list[str]:
    documents = [_document(document) for document in procedure.documents or []]
    texts = documents if facet == "documents" else procedure.steps
    return [say("procedures.numbered", number=number, text=text) for number, text in enumerate(texts, start=1)]


def _document(document: Document) -> str:
    return say("procedures.document", text=document.text, note=document.note) if document.note else document.text


def _link(procedure: Procedure) -> str:
    return (procedure.online.url if procedure.online else None) or procedure.url or ""


def _sentence(text: str, limit: int) -> str:
    short = shorten(text, limit)
    return short if short.endswith((".", "…", "!", "?")) else f"{short}."


def _lower(text: str) -> str:
    """Lower the first letter unless the word is an abbreviation or a form's number."""
    first = text.split(" ", 1)[0]
    return (
        text
        if (len(first) > 1 and first.isupper()) or any(letter.isdigit() for letter in first)
        else text[0].lower() + text[1:]
    )
