"""How well messages are understood: `python -m nlu.evaluation` prints the table, the confusions and what changed."""
