"""Queries on centres and holidays."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from directory.centers.models import Center, Holiday


class CenterRepository:
    """Centres of one dataset."""

    def __init__(self, session: Session, dataset: int) -> None:
        """Read the given dataset in the given session."""
        self._session = session
        self._dataset = dataset

    def search(self, commune: str | None, province: str | None, folded: str, limit: int) -> Sequence[Center]:
        """The communes' entries by commune code, present province code and a part of the folded name."""
        query = select(Center).where(Center.dataset == self._dataset, Center.primary)
        if commune:
            query = query.where(Center.commune_code == commune)
        if province:
            query = query.where(Center.province_code == province)
        if folded:
            query = query.where(Center.folded_name.contains(folded, autoescape=True))
        return self._session.scalars(query.order_by(Center.folded_name, Center.code).limit(limit)).all()

    def find(self, code: str) -> Center | None:
        """A centre by its own code, or the entry of the commune with that code."""
        query = select(Center).where(
            Center.dataset == self._dataset,
            (Center.code == code) | ((Center.commune_code == code) & Center.primary),
        )
        return self._session.scalars(query.order_by(case((Center.code == code, 0), else_=1))).first()

    def by_codes(self, codes: Sequence[str]) -> dict[str, Center]:
        """Centres by code."""
        query = select(Center).where(Center.dataset == self._dataset, Center.code.in_(codes))
        return {center.code: center for center in self._session.scalars(query)}

    def entries(self) -> Sequence[Center]:
        """Each commune's one entry, by code."""
        query = select(Center).where(Center.dataset == self._dataset, Center.primary)
        return self._session.scalars(query.order_by(Center.code)).all()

    def points(self) -> list[tuple[str, float, float]]:
        """Code, latitude and longitude (degrees, WGS84) of each commune's entry that has a point."""
        query = select(Center.code, Center.lat, Center.lon).where(Center.dataset == self._dataset, Center.primary)
        rows = self._session.execute(query.order_by(Center.code))
        return [(code, lat, lon) for code, lat, lon in rows if lat is not None and lon is not None]

    def holidays(self) -> list[tuple[date, str, str, date | None]]:
        """Date, kind, name and the day it stands for, of each day that is not ordinary."""
        query = select(Holiday.on, Holiday.kind, Holiday.name, Holiday.instead_of)
        return [
            (on, kind, name, day)
            for on, kind, name, day in self._session.execute(query.where(Holiday.dataset == self._dataset))
        ]
