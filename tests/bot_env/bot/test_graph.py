"""The graph runs in its own order as it does on dask."""

import pytest
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner

from bot.runtime import graph


class Nothing(GraphComponent):
    pass


def node(**needs: str) -> SchemaNode:
    return SchemaNode(needs=needs, uses=Nothing, constructor_name="create", fn="run", config={})


# As in Rasa: components one after the other, two policies over the result, one node that nobody asks for.
SCHEMA = GraphSchema(
    {
        "ensemble": node(first="rules", second="memory"),
        "rules": node(tracker="__tracker__", message="parsed"),
        "memory": node(tracker="__tracker__"),
        "parsed": node(message="normalised"),
        "normalised": node(message="__message__"),
        "unwanted": node(message="parsed"),
    }
)


def runner(ran: list[str]) -> DaskGraphRunner:
    def instantiated(name: str):
        def call(*inputs):
            ran.append(name)
            if name == "normalised" and inputs == (("__message__", "boom"),):
                raise RuntimeError("boom")
            return name, f"{name}({', '.join(value if isinstance(value, str) else value[1] for value in inputs)})"

        return call

    made = DaskGraphRunner.__new__(DaskGraphRunner)
    made._graph_schema = SCHEMA
    made._instantiated_nodes = {name: instantiated(name) for name in SCHEMA.nodes}
    made._execution_context = None
    return made


CALLS = [
    ({"__message__": "m", "__tracker__": "t"}, ["ensemble"]),
    ({"__message__": "m"}, ["parsed"]),
    ({"__message__": "m", "__tracker__": "t"}, ["rules", "memory"]),
    ({"__tracker__": "t"}, ["parsed"]),
    ({"parsed": "given", "__tracker__": "t"}, ["rules"]),
]


def outcomes(ran: list[str]) -> list[dict]:
    made = runner(ran)
    return [made.run(inputs, targets) for inputs, targets in CALLS * 2]


def test_it_gives_what_rasas_runner_gives(monkeypatch: pytest.MonkeyPatch):
    theirs, ours = [], []
    expected = outcomes(theirs)
    monkeypatch.setattr(DaskGraphRunner, "run", DaskGraphRunner.run)
    graph.run_in_known_order()

    assert outcomes(ours) == expected
    assert sorted(ours) == sorted(theirs)
    assert "unwanted" not in ours


def test_an_error_of_a_node_is_rasas_error(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(DaskGraphRunner, "run", DaskGraphRunner.run)
    graph.run_in_known_order()

    with pytest.raises(GraphRunError):
        runner([]).run({"__message__": "boom"}, ["parsed"])


def test_a_circle_is_refused():
    with pytest.raises(GraphRunError):
        graph.order(GraphSchema({"a": node(x="b"), "b": node(x="a")}))
