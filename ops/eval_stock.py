"""`make eval-stock`: the stock recipe (DIET, response selector), trained on the same data and asked the same questions.

Printed beside ours trained on the same examples and ours as it is, in the figures of `make eval`. Rasa's default is a
hundred epochs; one over all our examples takes an hour, so both the share of the examples and the number of epochs are
settings and stand above the figures.
"""

import argparse
import sys
from collections.abc import Sequence
from typing import Any

import httpx2

from nlu.evaluation.measure import Outcome, ask_all, figures
from nlu.evaluation.questions import Question, own_files, read_questions
from nlu.evaluation.report import by_file_lines
from nlu.examples import read_folders, thinned
from nlu.gazetteers import place_finder
from nlu.ranking.model import FALLBACK, Ranked
from nlu.text.folding import fold, nfc
from nlu.training import train, trained
from nlu.understanding import Understanding
from ops.bench.processes import usage
from ops.bench.stock import Stock, install
from ops.running import free_port
from ops.settings import ROOT, OpsSettings

EPOCHS = 20
EVERY = 12
"""One of so many examples of each label; with `EPOCHS` about an hour on two cores."""
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Train the stock recipe unless it was, ask both, print one table.

    Args:
        arguments: command-line arguments; the process's own when left out.
    """
    parser = argparse.ArgumentParser(prog="python -m ops.eval_stock", description="How well the stock recipe does.")
    parser.add_argument("--epochs", type=int, default=EPOCHS, help="of every network (Rasa's own default: 100)")
    parser.add_argument("--every", type=int, default=EVERY, help="learn from one of so many examples of each label")
    options = parser.parse_args(arguments)
    epochs, every = options.epochs, options.every
    state = OpsSettings().state
    questions = read_questions(own_files(ROOT / "nlu" / "eval"))
    questions = [question for question in questions if question.measures]
    stock = Stock(state / "stock", install(state / "stock" / "environment"), state / "export", epochs, every=every)
    print(
        f"stock recipe, {epochs} epochs, one of {every} examples: trained in {stock.train()} s (0: it was)", flush=True
    )
    with stock.running(free_port(), "--enable-api") as (port, _):
        theirs = figures(ask_stock(questions, port))
    examples, places = read_folders([ROOT / "nlu" / "data", state / "export"]), place_finder(state / "export")
    same, ours = train(thinned(examples, every), places), trained(examples, places, state / "models" / "understanding")
    found = {
        "stock": theirs,
        "ours, same data": figures(ask_all(questions, same, places.find)),
        "ours": figures(ask_all(questions, ours, places.find)),
    }
    columns = {name: (len(questions), one) for name, one in found.items()}
    print("\n".join(by_file_lines(columns)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
