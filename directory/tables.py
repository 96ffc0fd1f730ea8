"""All tables, imported once so that migrations and the importer see every one."""

from directory.centers.models import Center, Holiday
from directory.contacts.models import Contact
from directory.database import Base
from directory.datasets.models import ActiveDataset, Dataset
from directory.faqs.models import Faq, Redirect
from directory.procedures.models import LinkedGroup, Procedure, ProcedureSuccessor
from directory.units.models import Unit, UnitAlias, UnitChange

__all__ = [
    "ActiveDataset",
    "Base",
    "Center",
    "Contact",
    "Dataset",
    "Faq",
    "Holiday",
    "LinkedGroup",
    "Procedure",
    "ProcedureSuccessor",
    "Redirect",
    "Unit",
    "UnitAlias",
    "UnitChange",
]
