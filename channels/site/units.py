"""Units of today and of before, as the pages show them."""

from typing import Any

from channels.errors import PageNotFound
from channels.site.directory import Answer, DirectoryReader

MOST = 500
Unit = dict[str, Any]


def present(detail: Answer) -> Unit | None:
    """Return the unit of today among all that bore a code."""
    return next((unit for unit in detail["items"] if unit["valid_to"] is None), None)


async def commune(directory: DirectoryReader, code: str) -> Unit:
    """Return a commune of today.

    Raises:
        PageNotFound: there is none with the code.
    """
    unit = present(await directory.get("units", code))
    if unit is None or unit["level"] != "commune":
        raise PageNotFound
    return unit


async def province(directory: DirectoryReader, code: str) -> Unit:
    """Return a province of today; raises as `commune`."""
    unit = present(await directory.get("units", code))
    if unit is None or unit["level"] != "province":
        raise PageNotFound
    return unit


def successor(detail: Answer) -> str | None:
    """Return the code of the province of today that took in the province that bore a code; None when none did."""
    units = [link["unit"] for unit in detail["items"] if unit["level"] == "province" for link in unit["became"]]
    return next((unit["code"] for unit in units if unit["level"] == "province" and unit["valid_to"] is None), None)


async def provinces(directory: DirectoryReader) -> list[Unit]:
    """Return the provinces of today by name."""
    found = await directory.get("units", level="province", limit=MOST)
    items: list[Unit] = [unit for unit in found["items"] if unit["valid_to"] is None]
    return items


async def communes(directory: DirectoryReader, province_code: str) -> list[Unit]:
    """Return the communes of today of a province by name."""
    found = await directory.get("units", level="commune", province=province_code, limit=MOST)
    items: list[Unit] = [unit for unit in found["items"] if unit["valid_to"] is None]
    return items


async def centers(directory: DirectoryReader, province_code: str) -> dict[str, Answer]:
    """Return the centre of each commune of a province by commune code."""
    found = await directory.get("centers", province=province_code, limit=MOST)
    return {center["commune_code"]: center for center in found["items"]}
