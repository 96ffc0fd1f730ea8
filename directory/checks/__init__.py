"""Checks of everything in ``directory/content``; ``python -m directory.checks`` runs them all.

One module a topic. A topic has ``problems(content)``, giving one readable line for each thing that is wrong, and may
have ``figures(content)``, giving the counts that ``docs/data.md`` quotes. A module whose name starts with ``_`` is no
topic.
"""
