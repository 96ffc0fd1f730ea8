import json

from nlu.places.resolve import Resolution, resolve
from ops.check_places import judge, main
from ops.place_spellings import Case
from tests.nlu.places.conftest import CONTENT


def test_the_check_prints_a_table_and_ends_with_one_json_object(capsys):
    assert main([str(CONTENT), "--sample", "20"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:2] == ["spelling", "texts"]
    result = json.loads(lines[-1])
    assert result["wrong"] == 0
    assert result["texts"] > 500


def test_the_judge_tells_right_from_asked_unknown_and_wrong(small):
    sai_gon, tan_dinh = small.present["26740"], small.present["26734"]
    case = Case("full", "", "79")
    right = resolve(small, "phường Bến Nghé, quận 1")
    asked = resolve(small, "phường Đa Kao, quận 1")
    assert judge(small, case, [sai_gon], right) == "right"
    assert judge(small, case, [sai_gon, tan_dinh], asked) == "asked"
    assert judge(small, case, [sai_gon], Resolution("unknown")) == "unknown"
    assert judge(small, case, [tan_dinh], right) == "wrong"
    assert judge(small, case, [small.present["27154"]], asked) == "wrong"
    assert judge(small, Case("full", "", "40"), [sai_gon], right) == "wrong", "another province than the one named"
    assert judge(small, case, [sai_gon, tan_dinh], right) == "wrong", "a split commune must be asked about"
