"""`make eval-stock`: the stock recipe (DIET, response selector), trained on the same data and asked the same questions.

Printed beside ours, in the figures of `make eval`. Its defaults are a hundred epochs; one takes minutes over our
examples, so the number of epochs is a setting and stands above the figures.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx2

from nlu.evaluation.measure import Figures, Outcome, ask_all, figures
from nlu.evaluation.questions import Question, own_files, read_questions
from nlu.evaluation.report import by_file_lines
from nlu.examples import read_folders
from nlu.gazetteers import place_finder
from nlu.ranking.model import FALLBACK, Ranked
from nlu.text.folding import fold, nfc
from nlu.training import trained
from nlu.understanding import Understanding
from ops.bench.processes import usage
from ops.bench.stock import Stock, install
from ops.running import free_port
from ops.settings import ROOT, OpsSettings

EPOCHS = 5
"""About half an hour on two free cores."""
_SELECTOR = "default"


def understanding(parse: dict[str, Any]) -> Understanding:
    """Read a parse of the stock pipeline as ours: the intent, with what the response selector adds to it.

    Of a retrieval intent the selector names the matter; it ranks those of all intents together, so the first that
    belongs to the intent is taken. The fallback classifier is the only one that declines; nothing ever asks back.

    Args:
        parse: what `POST /model/parse` answers.
    """
    intent = parse["intent"]["name"] or FALLBACK
    found = parse.get("response_selector", {}).get(_SELECTOR, {}).get("ranking", [])
    matters = [one for one in found if one["intent_response_key"].startswith(f"{intent}/")]
    ranking = tuple(Ranked(one["intent_response_key"], one["confidence"]) for one in matters)
    ranking = ranking or (Ranked(intent, parse["intent"]["confidence"]),)
    places = tuple((one["start"], one["end"]) for one in parse["entities"] if one["entity"] == "place")
    return Understanding(
        label=ranking[0].label,
        confidence=ranking[0].confidence,
        decision="decline" if intent == FALLBACK else "answer",
        ranking=ranking,
        facets=(),
        places=places,
        others=(),
        text=parse["text"],
    )


def ask_stock(questions: Sequence[Question], port: int) -> list[Outcome]:
    """Put every question to a running stock server, as typed and folded; processor time is spread evenly."""

    def ask(client: httpx2.Client, text: str) -> Understanding:
        return understanding(client.post("/model/parse", json={"text": text}).raise_for_status().json())

    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        ask(client, questions[0].text)
        before = usage(port).cpu
        typed = [ask(client, nfc(question.text)) for question in questions]
        spent = (usage(port).cpu - before) * 1000 / len(questions)
        stripped = [ask(client, fold(question.text)) for question in questions]
    return [Outcome(*row, spent) for row in zip(questions, typed, stripped, strict=True)]


def our_figures(questions: Sequence[Question], state: Path) -> Figures:
    """The figures of `make eval` for the same questions."""
    places = place_finder(state / "export")
    folders = [ROOT / "nlu" / "data", state / "export"]
    return figures(
        ask_all(
            questions,
            trained(read_folders(folders), places, state / "models" / "understanding"),
            places.find,
        )
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Train the stock recipe unless it was, ask both, print one table.

    Args:
        arguments: command-line arguments; the process's own when left out.
    """
    parser = argparse.ArgumentParser(prog="python -m ops.eval_stock", description="How well the stock recipe does.")
    parser.add_argument("--epochs", type=int, default=EPOCHS, help="of every network (Rasa's own default: 100)")
    epochs = parser.parse_args(arguments).epochs
    state = OpsSettings().state
    questions = read_questions(own_files(ROOT / "nlu" / "eval"))
    questions = [question for question in questions if question.measures]
    stock = Stock(state / "stock", install(state / "stock" / "environment"), state / "export", epochs)
    print(f"stock recipe, {epochs} epochs: trained in {stock.train()} s (0: it was)", flush=True)
    with stock.running(free_port(), "--enable-api") as (port, _):
        theirs = figures(ask_stock(questions, port))
    columns = {"ours": (len(questions), our_figures(questions, state))}
    columns[f"stock {epochs} epochs"] = (len(questions), theirs)
    print("\n".join(by_file_lines(columns)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
