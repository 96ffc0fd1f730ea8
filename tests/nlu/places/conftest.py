from pathlib import Path

import pytest

from nlu.places.gazetteer import CHANGE_COLUMNS, UNIT_COLUMNS, Gazetteer, from_rows
from ops.place_content import read_content

CONTENT = Path(__file__).parents[3] / "directory" / "content" / "units"


def unit(code, name, level, province, district="", **dates):
    row = dict.fromkeys(UNIT_COLUMNS, "")
    return (
        row | {"code": code, "name": name, "level": level, "province_code": province, "district_code": district} | dates
    )


def former(code, name, level, province, district="", **more):
    return unit(code, name, level, province, district, valid_to="2025-06-30", **more)


def present(code, name, level, province, **more):
    return unit(code, name, level, province, valid_from="2025-07-01", **more)


def change(old, new, extent="whole", agreement="agreed"):
    return dict(zip(CHANGE_COLUMNS, (old, new, extent, agreement), strict=True))


SMALL_UNITS = [
    present("40", "Tỉnh Nghệ An", "province", "40"),
    present("79", "Thành phố Hồ Chí Minh", "province", "79", aliases="hcm|tp hcm|sg|sài gòn"),
    former("40", "Tỉnh Nghệ An", "province", "40", successor_code="40"),
    former("79", "Thành phố Hồ Chí Minh", "province", "79", successor_code="79", aliases="hcm|tp hcm|sg|sài gòn"),
    former("74", "Tỉnh Bình Dương", "province", "74", successor_code="79"),
    former("412", "Thành phố Vinh", "district", "40"),
    former("426", "Huyện Yên Thành", "district", "40"),
    former("760", "Quận 1", "district", "79"),
    former("770", "Quận 3", "district", "79"),
    former("724", "Thành phố Dĩ An", "district", "74"),
    former("16681", "Phường Lê Lợi", "commune", "40", "412"),
    former("17506", "Xã Tân Thành", "commune", "40", "426"),
    former("17507", "Xã Tân Thanh", "commune", "40", "426"),
    former("17508", "Xã Phúc Thành", "commune", "40", "426"),
    former("26740", "Phường Bến Nghé", "commune", "79", "760"),
    former("26737", "Phường Đa Kao", "commune", "79", "760"),
    former("27139", "Phường 5", "commune", "79", "770", aliases="Phường Vườn Chuối"),
    former("25942", "Phường Dĩ An", "commune", "74", "724"),
    former("25945", "Phường Tân Thành", "commune", "74", "724"),
    present("16681", "Phường Thành Vinh", "commune", "40"),
    present("17505", "Xã Bình Minh", "commune", "40"),
    present("17506", "Xã Yên Thành", "commune", "40"),
    present("26740", "Phường Sài Gòn", "commune", "79"),
    present("26734", "Phường Tân Định", "commune", "79"),
    present("27154", "Phường Bàn Cờ", "commune", "79"),
    present("25942", "Phường Dĩ An", "commune", "79"),
    unit("26116", "Xã Tân Phú", "commune", "79", valid_from="2025-07-01", valid_to="2026-04-29"),
    unit("26116", "Phường Tân Phú", "commune", "79", valid_from="2026-04-30"),
]
SMALL_CHANGES = [
    change("16681", "16681"),
    change("17506", "17505"),
    change("17507", "17506"),
    change("17508", "17506", agreement="doubtful"),
    change("26740", "26740"),
    change("26737", "26740", "part"),
    change("26737", "26734", "part"),
    change("27139", "27154"),
    change("25942", "25942"),
    change("25945", "25942"),
]


@pytest.fixture(scope="session")
def small() -> Gazetteer:
    return from_rows(SMALL_UNITS, SMALL_CHANGES)


@pytest.fixture(scope="session")
def nationwide() -> Gazetteer:
    return read_content(CONTENT)
