"""``python -m directory.compile``: rebuild the compiled part of ``directory/content``.

Without arguments the unit tables are rebuilt from the installed packages; what came from a facts folder (areas, inside
points, offices) stays as it is. ``--facts DIR`` compiles that part anew.
"""

import argparse
from pathlib import Path

from directory.compile import aliases, changes, measures, office_points, offices, units
from directory.compile.tables import write_table

CONTENT = Path(__file__).resolve().parents[1] / "content"


def compile_content(content: Path, facts: Path | None) -> None:
    """Write the compiled tables.

    Args:
        content: The content folder.
        facts: Folder with ``communes.csv`` and ``offices.jsonl``, or ``None`` to keep what it gave last time.
    """
    known = measures.from_facts(facts) if facts else measures.from_content(content)
    folder = content / "units"
    write_table(folder / "provinces.csv", units.PROVINCE_COLUMNS, units.provinces())
    write_table(folder / "districts_former.csv", units.DISTRICT_COLUMNS, units.districts_former())
    write_table(folder / "communes_former.csv", units.FORMER_COLUMNS, units.communes_former())
    communes = units.communes(known)
    write_table(folder / "communes.csv", units.COMMUNE_COLUMNS, communes)
    write_table(folder / "changes.csv", changes.CHANGE_COLUMNS, changes.changes())
    write_table(folder / "aliases.csv", aliases.ALIAS_COLUMNS, aliases.aliases(content))
    if facts:
        folder = content / "offices"
        write_table(folder / "offices.csv", offices.OFFICE_COLUMNS, offices.offices(facts, communes))
        write_table(folder / "office_points.csv", office_points.POINT_COLUMNS, office_points.office_points(facts))


def main() -> None:
    """Parse the command line and compile."""
    parser = argparse.ArgumentParser(prog="python -m directory.compile", description="Rebuild the compiled content.")
    parser.add_argument("--facts", type=Path, help="folder with communes.csv and offices.jsonl")
    parser.add_argument("--content", type=Path, default=CONTENT, help="content folder (default: %(default)s)")
    arguments = parser.parse_args()
    compile_content(arguments.content, arguments.facts)


if __name__ == "__main__":
    main()
