"""Every fact in the content can be said: short enough, nothing unfilled, source and unknowns in words."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.compose.fit import MAX_CHARACTERS
from actions.decide.decide import decide
from actions.decide.facts import Facts
from actions.decide.memory import Memory
from actions.decide.places import Settled
from actions.decide.request import Request
from actions.decide.turn import FACETS
from actions.facts.shapes import Center, Faq, Procedure, Redirect, Unit
from tests.actions.directory_double import CENTERS, CONTRACT_FAQS, SAI_GON

CONTENT = Path(__file__).parents[2] / "directory" / "content"
NOT_PROCEDURES = {"linked_groups.yml", "shared_aliases.yml"}
UNFILLED = re.compile(r"[{}]|\bNone\b|\bnull\b")
PLACE = Settled(Unit.model_validate(SAI_GON))
CENTER = (Center.model_validate(CENTERS["26740"][0]),)


@cache
def records(pattern: str) -> list[dict[str, Any]]:
    paths = [path for path in sorted(CONTENT.glob(pattern)) if path.name not in NOT_PROCEDURES]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    # Dates stay text, as in JSON.
    resolvers = {
        first: [entry for entry in entries if entry[0] != "tag:yaml.org,2002:timestamp"]
        for first, entries in loader.yaml_implicit_resolvers.items()
    }
    plain = type("Plain", (loader,), {"yaml_implicit_resolvers": resolvers})
    return [record for path in paths for record in yaml.load(path.read_text(encoding="utf-8"), plain)]  # noqa: S506


def check(text: str) -> None:
    assert len(text) <= MAX_CHARACTERS
    assert not UNFILLED.search(text), text


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize("place", [None, PLACE], ids=["no place", "place"])
def test_every_procedure_can_be_said(facet: str, place: Settled | None):
    for record in records("procedures/*.yml"):
        procedure = Procedure.model_validate(record)
        facts = Facts(procedure=procedure, place=place, centers=CENTER if place else ())
        reply = decide(Request("procedure", procedure.code, (facet,)), Memory(), facts)

        check(reply.text)
        assert procedure.code in reply.text
        assert reply.answer["facet"] == facet
        assert len(reply.buttons) <= 6
        assert all(len(button.title) <= 72 and len(button.ref) <= 64 for button in reply.buttons)


@pytest.mark.parametrize("facet", ["overview", "more"])
def test_every_faq_can_be_said(facet: str):
    for record in records("faqs/*.yml"):
        faq = Faq.model_validate(record)
        # Details stand behind a button, so the assistant has introduced itself by then.
        memory = Memory(introduced=facet == "more")
        text = decide(Request("faq", faq.id, (facet,)), memory, Facts(faq=faq)).text

        check(text)
        said = faq.details if facet == "more" and faq.details else faq.answer
        assert " ".join(said.split()) in " ".join(text.split()), faq.id
        assert "Nguồn:" in text or faq.sources == []


def test_every_faq_of_the_contract_is_in_the_content():
    assert set(CONTRACT_FAQS) <= {record["id"] for record in records("faqs/*.yml")}


def test_every_redirect_can_be_said():
    for record in records("redirects.yml"):
        redirect = Redirect.model_validate(record)
        text = decide(Request("out_of_scope", redirect.id), Memory(), Facts(redirect=redirect)).text

        check(text)
        assert redirect.answer.strip()[:40] in " ".join(text.split())
