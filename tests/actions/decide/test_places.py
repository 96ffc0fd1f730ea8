"""A place is settled only where the directory leaves no choice."""

from actions.compose.places import choose_lines
from actions.decide.places import Choose, Settled, Unclear, Wider, better, narrow, settle
from actions.facts.shapes import Candidate, Resolution, Unit

OLD = Unit(code="1", name="Xã A", level="commune", province_name="Tỉnh Cũ", valid_to="2025-06-30")
ONE = Unit(code="10", name="Xã B", level="commune", province_name="Tỉnh Mới")
TWO = Unit(code="20", name="Xã C", level="commune", province_name="Tỉnh Mới")
PROVINCE = Unit(code="40", name="Tỉnh Nghệ An", level="province")


def test_one_present_commune_is_settled():
    assert settle("xã a", Resolution(status="resolved", old=[OLD], new=[ONE])) == Settled(ONE, OLD)


def test_two_present_communes_are_a_choice():
    outcome = settle("xã a", Resolution(status="resolved", old=[OLD], new=[ONE, TWO]))

    assert isinstance(outcome, Choose)
    assert outcome.reason == "split_commune"
    assert [candidate.old for candidate in outcome.candidates] == [OLD, OLD]


def test_province_is_wider():
    assert settle("nghệ an", Resolution(status="resolved", new=[PROVINCE])) == Wider(PROVINCE, PROVINCE)


def test_unknown_and_empty_choices_are_unclear():
    assert settle("x", Resolution(status="unknown")) == Unclear("x")
    assert settle("x", Resolution(status="choose")) == Unclear("x")


def test_the_choice_on_offer_narrows_the_answer():
    choice = Choose("ambiguous_name", (Candidate(unit=ONE, old=OLD), Candidate(unit=TWO)))

    assert narrow(choice, ("10",)) == Settled(ONE, OLD)
    assert narrow(choice, ("99",)) == choice
    assert narrow(Unclear("x"), ("10",)) == Unclear("x")


def test_the_more_definite_reading_wins():
    many = Choose("ambiguous_name", (Candidate(unit=ONE), Candidate(unit=TWO)))
    one = Choose("ambiguous_name", (Candidate(unit=ONE),))

    assert better(many, Settled(ONE)) == Settled(ONE)
    assert better(many, one) == one
    assert better(one, many) == one
    assert better(Unclear("x"), many) == many
    assert better(many, Unclear("x")) == many


def test_the_only_place_of_that_name_is_asked_after_as_the_only_one():
    assert choose_lines("ambiguous_name", [Candidate(unit=ONE)], {})[0].text.startswith("Có phải ông/bà hỏi nơi này")
    assert choose_lines("ambiguous_name", [Candidate(unit=ONE), Candidate(unit=TWO)], {})[0].text.startswith("Có nhiều")
