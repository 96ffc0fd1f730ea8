from pathlib import Path

from nlu.elsewhere import joined, read_owners
from nlu.ranking.model import Decision, Ranked, Ranking

OPEN, RENAME = "procedure/2.001583", "procedure/2.002041"
COMPANY = "out_of_scope/company_registration"
OWNERS = {OPEN: COMPANY, RENAME: COMPANY}


def sure_enough(sure: float) -> bool:
    return sure >= 0.6


def ranking(decision: Decision, **shares: float) -> Ranking:
    names = {"open": OPEN, "rename": RENAME, "company": COMPANY, "household": "procedure/1.001612"}
    return Ranking(tuple(Ranked(names[name], share) for name, share in shares.items()), decision)


def labels(found: Ranking) -> list[tuple[str, float]]:
    return [(ranked.label, round(ranked.confidence, 2)) for ranked in found.labels]


def test_a_procedure_of_another_authority_is_answered_with_the_way_there() -> None:
    found = joined(ranking("answer", open=0.7, company=0.2), OWNERS, sure_enough)
    assert labels(found) == [(COMPANY, 0.9), (OPEN, 0.7)]


def test_what_speaks_for_the_matter_adds_up() -> None:
    found = joined(ranking("decline", company=0.38, rename=0.38), OWNERS, sure_enough)
    assert (found.decision, found.labels[0]) == ("answer", Ranked(COMPANY, 0.76))


def test_what_is_not_sure_is_asked_as_before() -> None:
    asked = ranking("ask", open=0.4, household=0.35)
    assert joined(asked, OWNERS, sure_enough) == asked


def test_a_procedure_of_ours_stays_in_front() -> None:
    ours = ranking("answer", household=0.5, company=0.3, open=0.2)
    assert joined(ours, OWNERS, sure_enough) == ours
    assert joined(Ranking((), "decline"), OWNERS, sure_enough) == Ranking((), "decline")


def test_the_table_of_the_export(tmp_path: Path) -> None:
    assert read_owners(tmp_path) == {}
    (tmp_path / "elsewhere.tsv").write_text("procedure_code\tredirect\n2.001583\tcompany_registration\n", "utf-8")
    assert read_owners(tmp_path) == {OPEN: COMPANY}
