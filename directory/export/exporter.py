"""Write the export folder from the active dataset."""

from pathlib import Path

from sqlalchemy import Engine

from directory.database import reading
from directory.datasets.repository import DatasetRepository
from directory.errors import NotReadyError
from directory.export.files import write_files
from directory.export.formats import rasa_nlu, tsv
from directory.faqs.repository import FaqRepository
from directory.procedures.repository import ProcedureRepository
from directory.units.gazetteer import gazetteer_rows
from directory.units.repository import UnitRepository
from nlu.elsewhere import COLUMNS as ELSEWHERE_COLUMNS
from nlu.places.gazetteer import CHANGE_COLUMNS, UNIT_COLUMNS


def export(engine: Engine, out: Path) -> list[str]:
    """Write `units.tsv`, `changes.tsv`, `elsewhere.tsv`, `procedures.yml`, `faq.yml` and `out_of_scope.yml`.

    Args:
        engine: database with a loaded dataset.
        out: folder; made when missing.

    Returns:
        Names of the files that changed; files that say the same are not touched.

    Raises:
        NotReadyError: no dataset is loaded.
        OSError: the folder cannot be written.
    """
    with reading(engine) as session:
        dataset = DatasetRepository(session).active()
        if dataset is None:
            raise NotReadyError
        units, changes = gazetteer_rows(UnitRepository(session, dataset.number))
        procedures = ProcedureRepository(session, dataset.number).all()
        faqs = FaqRepository(session, dataset.number).all()
        redirects = FaqRepository(session, dataset.number).redirects()
    return write_files(
        out,
        {
            "units.tsv": tsv(UNIT_COLUMNS, units),
            "changes.tsv": tsv(CHANGE_COLUMNS, changes),
            # What is known by name alone is found by search; trained on, it would crowd out what people ask for.
            "procedures.yml": rasa_nlu(
                (f"procedure/{row.code}", (row.name, row.short_name, *row.aliases))
                for row in procedures
                if row.detailed
            ),
            "faq.yml": rasa_nlu((f"faq/{row.id}", (row.title, *row.questions)) for row in faqs),
            "elsewhere.tsv": tsv(
                ELSEWHERE_COLUMNS,
                ({"procedure_code": code, "redirect": row.id} for row in redirects for code in row.procedures),
            ),
            "out_of_scope.yml": rasa_nlu((f"out_of_scope/{row.id}", (row.title, *row.questions)) for row in redirects),
        },
    )
