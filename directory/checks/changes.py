"""Old → new pairs."""

from collections import Counter, defaultdict
from pathlib import Path

from directory.checks._content import Table, date_problems, former, present, units
from directory.compile.tables import read_table


def figures(content: Path) -> dict[str, int]:
    """Counts of pairs, of split communes and of doubtful ones."""
    rows = _changes(content)
    doubtful = [row for row in rows if row["agreement"] == "doubtful"]
    doubted = {row["old_code"] for row in doubtful}
    return {
        "pairs": len(rows),
        "former communes in one present commune": len(_by_old(rows)) - len(_split(rows)),
        "former communes split over several": len(_split(rows)),
        "of these split whatever the source": len(_split([row for row in rows if row["agreement"] == "agreed"])),
        "most parts of one former commune": max(map(len, _by_old(rows).values())),
        "doubtful pairs": len(doubtful),
        "former communes with a doubtful pair": len(doubted),
        "former communes with none but doubtful pairs": len(doubted & _without_agreed_pair(rows)),
    }


def problems(content: Path) -> list[str]:
    """Pairs of unknown units, communes without a pair, wrong extents, doubts without a note."""
    tables = units(content)
    rows = _changes(content)
    communes = former(tables["communes_former"])
    districts = former(tables["districts_former"])
    childless = districts.keys() - {row["district_code"] for row in communes.values()}
    olds = communes.keys() | childless
    news = present(tables["communes"]).keys()
    by_old = _by_old(rows)
    found = [f"{code}: no present commune" for code in sorted(olds - by_old.keys())]
    found += [f"{code}: made from no former commune" for code in sorted(news - {row["new_code"] for row in rows})]
    for row in rows:
        where = f"{row['old_code']} → {row['new_code']}"
        found += date_problems(where, row)
        if row["old_code"] not in olds:
            found.append(f"{where}: the old code is no former commune, nor a district without communes")
        if row["new_code"] not in news:
            found.append(f"{where}: the new code is no present commune")
        if row["extent"] != ("part" if len(by_old[row["old_code"]]) > 1 else "whole"):
            found.append(f"{where}: extent {row['extent']!r} does not fit {len(by_old[row['old_code']])} successor(s)")
        if row["agreement"] not in ("agreed", "doubtful"):
            found.append(f"{where}: agreement {row['agreement']!r} is unknown")
        if row["agreement"] == "doubtful" and not row["note"]:
            found.append(f"{where}: doubtful without a note")
    pairs = Counter((row["old_code"], row["new_code"]) for row in rows)
    found += [f"{old} → {new}: listed {count} times" for (old, new), count in pairs.items() if count > 1]
    return found + _out_of_province(tables, rows)


def _changes(content: Path) -> Table:
    return read_table(content / "units" / "changes.csv")


def _by_old(rows: Table) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["old_code"]].add(row["new_code"])
    return found


def _split(rows: Table) -> set[str]:
    return {old for old, news in _by_old(rows).items() if len(news) > 1}


def _without_agreed_pair(rows: Table) -> set[str]:
    return _by_old(rows).keys() - {row["old_code"] for row in rows if row["agreement"] == "agreed"}


def _out_of_province(tables: dict[str, Table], rows: Table) -> list[str]:
    """Pairs that leave the province which followed the former commune's own."""
    successors = {code: row["successor_code"] for code, row in former(tables["provinces"]).items()}
    old_units = [*tables["communes_former"], *tables["districts_former"]]
    expected = {row["code"]: successors.get(row["province_code"], "") for row in old_units}
    actual = {code: row["province_code"] for code, row in present(tables["communes"]).items()}
    return [
        f"{row['old_code']} → {row['new_code']}: leaves its province"
        for row in rows
        if expected.get(row["old_code"]) != actual.get(row["new_code"])
    ]
