from datetime import date

from actions.record.clusters import Cluster, cluster
from actions.record.store import Row

DAY = date(2026, 11, 22)


def row(text: str, kind: str = "fallback", label: str | None = None, commune: str | None = None) -> Row:
    return Row(DAY, text, kind, label, 0.3, commune)


def grouped(*rows: Row) -> list[set[str]]:
    return [{one.text for one in found.rows} for found in cluster(rows)]


def test_the_same_question_from_several_mouths_is_one_group():
    same = {
        "cho tôi hỏi xin giấy phép đào ao thả cá",
        "dạ xin giấy phép đào ao thả cá ạ",
        "xin giay phep dao ao tha ca",
        "Giấy phép đào ao, thả cá???",
        "giấy phép đào ao thả cá lấy ở đâu vậy shop",
    }

    assert grouped(*map(row, same), row("trại nuôi chó làm ồn cả đêm")) == [same, {"trại nuôi chó làm ồn cả đêm"}]


def test_different_questions_stay_apart():
    texts = [
        "xin giấy phép đào ao thả cá",
        "xin giấy phép nuôi chim yến",
        "đăng ký xe ba gác",
        "đăng ký xe máy điện cho con",
        "mất sổ hộ nghèo",
    ]

    assert len(cluster(map(row, texts))) == len(texts)


def test_one_common_word_does_not_swallow_the_longer_questions():
    assert len(cluster([row("đất"), row("đất"), row("đất vườn chuyển thổ cư"), row("đất ông bà để lại chia sao")])) == 3


def test_a_label_that_was_offered_joins_whatever_the_words():
    asked = {"giấy con nít mới đẻ", "thằng cu nhà em chưa có tên trong sổ"}

    assert grouped(*(row(text, "choose_procedure", "procedure/1.001193") for text in asked)) == [asked]


def test_a_label_that_names_no_matter_joins_nothing():
    assert len(cluster([row(text, "choose_procedure", "center") for text in ("ra đâu nộp", "trụ sở ấp bảy")])) == 2


def test_a_label_that_was_only_guessed_needs_similar_words():
    near = [row("sổ hộ nghèo bị mất", label="procedure/1"), row("mất sổ hộ nghèo mới cấp", label="procedure/1")]
    far = row("con chó hàng xóm cắn", label="procedure/1")

    assert grouped(*near, far) == [{"sổ hộ nghèo bị mất", "mất sổ hộ nghèo mới cấp"}, {"con chó hàng xóm cắn"}]


def test_placeholders_are_no_likeness():
    assert len(cluster([row("[họ tên] [số điện thoại] nuôi ong"), row("[họ tên] [số điện thoại] bán rượu")])) == 2


def test_words_that_say_nothing_still_have_a_group():
    assert grouped(row("alo shop ơi"), row("Alo, shop ơi!")) == [{"alo shop ơi", "Alo, shop ơi!"}]


def test_largest_first_and_the_order_of_rows_does_not_matter():
    rows = [row("nuôi ong lấy mật"), *[row("bán rượu gạo")] * 3, *[row("mở lớp dạy múa")] * 2]

    assert grouped(*rows) == grouped(*reversed(rows)) == [{"bán rượu gạo"}, {"mở lớp dạy múa"}, {"nuôi ong lấy mật"}]


def test_a_group_sums_up_its_messages():
    found = Cluster(
        [
            row("bán rượu gạo", label="procedure/1", commune="26740"),
            row("bán rượu gạo", label="procedure/1", commune="26740"),
            row("ban ruou gao", label="procedure/2", commune="00292"),
            row("muốn bán rượu gạo", "out_of_scope"),
            row("bán rượu gạo nhà nấu"),
            row("bán rượu"),
        ]
    )

    assert (found.count, found.label) == (6, "procedure/1")
    assert found.communes == {"26740": 2, "00292": 1}
    assert found.answer_types == {"fallback": 5, "out_of_scope": 1}
    assert found.examples == ["bán rượu gạo", "muốn bán rượu gạo", "bán rượu gạo nhà nấu"]
    assert Cluster([row("ơ kìa")]).label is None


def test_nothing_recorded_is_no_group():
    assert cluster([]) == []
