"""Runs Rasa's graph in an order found once, instead of building a dask graph and writing out all inputs each time.

Rasa's runner does for every message, twice: reduce the schema to what is wanted, build a dask graph of it, have dask
order it, and format the whole conversation into a debug line that nobody reads.
"""

from typing import Any

from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphNode, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner

Step = tuple[str, GraphNode, tuple[str, ...]]


def order(schema: GraphSchema) -> list[str]:
    """Return the nodes of a schema so that each stands behind what it needs.

    Raises:
        GraphRunError: nodes need each other in a circle.
    """
    waiting = {
        name: {need for need in node.needs.values() if need in schema.nodes} for name, node in schema.nodes.items()
    }
    done: list[str] = []
    while waiting:
        ready = [name for name, needs in waiting.items() if needs <= set(done)]
        if not ready:
            raise GraphRunError("The nodes of the graph need each other in a circle.")
        done += ready
        for name in ready:
            del waiting[name]
    return done


def _steps(runner: DaskGraphRunner, targets: tuple[str, ...]) -> list[Step]:
    schema = runner._graph_schema.minimal_graph_schema(list(targets))
    return [
        (name, runner._instantiated_nodes[name], tuple(schema.nodes[name].needs.values())) for name in order(schema)
    ]


def run_in_known_order() -> None:
    """Replace the runner's `run`; same nodes, same inputs, same errors."""

    def run(
        self: DaskGraphRunner, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
    ) -> dict[str, Any]:
        wanted = tuple(targets or self._graph_schema.target_names)
        known: dict[tuple[str, ...], list[Step]] = self.__dict__.setdefault("_known_orders", {})
        if wanted not in known:
            known[wanted] = _steps(self, wanted)
        steps = known[wanted]
        outputs: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        try:
            for name, node, needs in steps:
                if name not in outputs:
                    outputs[name] = node(*(outputs.get(need, need) for need in needs))
        except RuntimeError as error:
            raise GraphRunError("Error running runner.") from error
        return dict(outputs[name] for name in wanted)

    DaskGraphRunner.run = run
