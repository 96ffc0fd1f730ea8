"""Whole conversations on the pure core, message by message."""

from itertools import pairwise

import pytest

from actions.compose.fit import MAX_CHARACTERS
from tests.actions.conftest import Conversation
from tests.actions.directory_double import CONTRACT_FAQS, DirectoryDouble


def titles(reply):
    return [button.title for button in reply.buttons]


def refs(reply):
    return [button.ref for button in reply.buttons]


async def test_old_ward_and_procedure_in_one_message_are_answered_together(conversation: Conversation):
    reply = await conversation.says(
        "unit_conversion", places=("phường bến nghé q1",), facets=("documents",), others=("procedure/1.001193",)
    )

    assert "Phường Bến Nghé (trước 1/7/2025) nay thuộc phường Sài Gòn" in reply.text
    assert "45–47 Lê Duẩn" in reply.text
    assert "đang mở, nghỉ trưa lúc 11:30 – giờ hành chính chung, nên gọi trước" in reply.text
    assert "chưa có số điện thoại" in reply.text
    assert "mang theo: tờ khai theo mẫu; giấy chứng sinh" in reply.text
    assert "Làm được trực tuyến" in reply.text
    assert "1.001193 (7/2026)" in reply.text
    assert reply.answer["type"] == "procedure"
    assert reply.answer["code"] == "1.001193"
    assert reply.answer["facet"] == "documents"
    assert reply.answer["linked"] == ["2.000986"]
    assert reply.answer["commune_code"] == "26740"
    assert [center["address"] for center in reply.answer["centers"]] == ["45–47 Lê Duẩn"]
    assert titles(reply)[0] == "Làm liền một lần: khai sinh + thường trú + thẻ BHYT"
    assert {"Lệ phí", "Thời hạn", "Nộp trực tuyến", "Chỉ đường"} <= set(titles(reply))


async def test_follow_ups_keep_the_procedure_and_the_place(conversation: Conversation):
    await conversation.says("procedure/1.001193", places=("phường trường vinh",))

    fee = await conversation.says("facet", facets=("fee",))
    online = await conversation.says("facet", facets=("online",))
    where = await conversation.says("facet", facets=("where",))

    assert (fee.answer["code"], fee.answer["facet"]) == ("1.001193", "fee")
    assert "HĐND tỉnh quy định" in fee.text
    assert "https://dichvucong.gov.vn/x" in online.text
    assert "88 Lý Nhật Quang" in where.text
    assert where.answer["commune_code"] == "16681"


@pytest.mark.parametrize("taken_for", ["out_of_scope/traffic_fine", "faq/online_payment", "procedure/1.000894"])
async def test_words_of_no_matter_are_asked_of_what_was_spoken_of(conversation: Conversation, taken_for: str):
    await conversation.says("procedure/1.001193")

    fee = await conversation.says(taken_for, facets=("fee",), bare=True)

    assert (fee.answer["type"], fee.answer["code"], fee.answer["facet"]) == ("procedure", "1.001193", "fee")


async def test_words_of_no_matter_stand_for_themselves_when_nothing_was_spoken_of(conversation: Conversation):
    reply = await conversation.says("faq/online_payment", facets=("fee",), bare=True)

    assert (reply.answer["type"], reply.answer["id"]) == ("faq", "online_payment")


async def test_hours_are_asked_of_the_office(conversation: Conversation):
    await conversation.says("procedure/1.001193")

    reply = await conversation.says("faq/working_hours", text="mấy giờ làm", facets=("time",), bare=True)

    assert reply.answer["id"] == "working_hours"


async def test_who_may_come_is_told_of_the_procedure(conversation: Conversation):
    await conversation.says("procedure/1.000894")

    reply = await conversation.says("faq/authorise_other", bare=True)

    assert reply.answer["code"] == "1.000894"
    assert "Ai phải đến" in reply.text
    assert "q:authorise_other" in refs(reply)


@pytest.mark.parametrize(
    "asked", ["mình tôi đi được không", "hai đứa phải đi chung không", "bà nội nộp thay được không"]
)
async def test_who_may_come_is_asked_in_many_ways(conversation: Conversation, asked: str):
    await conversation.says("procedure/1.000894")

    reply = await conversation.says("procedure/1.001193", text=asked, bare=True)

    assert reply.answer["code"] == "1.000894"
    assert "Ai phải đến" in reply.text


async def test_where_to_go_is_asked_of_what_was_spoken_of(conversation: Conversation):
    await conversation.says("procedure/1.001193", places=("phường trường vinh",))

    reply = await conversation.says("center", text="ở đâu", bare=True)

    assert (reply.answer["code"], reply.answer["facet"]) == ("1.001193", "where")
    assert "88 Lý Nhật Quang" in reply.text


async def test_who_may_come_is_said_to_be_unknown(conversation: Conversation):
    await conversation.says("procedure/9.000002")

    reply = await conversation.says("faq/authorise_other", bare=True)

    assert reply.answer["code"] == "9.000002"
    assert "chưa có thông tin ai phải đến" in reply.text


async def test_a_question_about_the_reform_does_not_end_the_talk_about_a_procedure(conversation: Conversation):
    await conversation.says("procedure/1.001193")
    await conversation.says("faq/hotline")

    fee = await conversation.says("facet", facets=("fee",))

    assert (fee.answer["code"], fee.answer["facet"]) == ("1.001193", "fee")


@pytest.mark.parametrize(("said", "chosen"), [("cái thứ hai", 1), ("cai dau tien", 0), ("Số cuối", -1)])
async def test_a_choice_may_be_made_in_words(conversation: Conversation, said: str, chosen: int):
    offered = await conversation.says("unit_conversion", places=("phường đa kao",))
    candidates = [unit["code"] for unit in offered.answer["candidates"]]

    reply = await conversation.says("nlu_fallback", text=said)

    assert reply.answer["new"][0]["code"] == candidates[chosen]


async def test_changing_the_place_answers_the_last_topic_again(conversation: Conversation):
    await conversation.says("center", places=("phường trường vinh",))

    center = await conversation.says("place", places=("phường vinh phú",))
    procedure = await conversation.says("procedure/1.000894", facets=("where",))
    changed = await conversation.says("place", places=("phường trường vinh",))

    assert center.answer["type"] == "center"
    assert center.answer["commune_code"] == "16708"
    assert "Số 1 Lê Mao" in procedure.text
    assert (changed.answer["code"], changed.answer["facet"]) == ("1.000894", "where")
    assert "88 Lý Nhật Quang" in changed.text


async def test_split_ward_is_asked_and_the_question_goes_on_after_choosing(conversation: Conversation):
    asked = await conversation.says("procedure/1.000894", facets=("fee",), places=("phường đa kao",))
    chosen = await conversation.presses("c:26740")

    assert asked.answer["type"] == "choose_unit"
    assert asked.answer["reason"] == "split_commune"
    assert [unit["code"] for unit in asked.answer["candidates"]] == ["26740", "26734"]
    assert refs(asked) == ["c:26740", "c:26734"]
    assert "phía nam đường Nguyễn Thị Minh Khai" in asked.text
    assert (chosen.answer["code"], chosen.answer["facet"]) == ("1.000894", "fee")
    assert chosen.answer["commune_code"] == "26740"
    assert "Phường Đa Kao (trước 1/7/2025) nay thuộc phường Sài Gòn" in chosen.text


@pytest.mark.parametrize("typed", ["2", "số 2", "cái thứ 2", "so 2."])
async def test_a_choice_can_be_typed_as_a_number(conversation: Conversation, typed: str):
    await conversation.says("unit_conversion", places=("phường đa kao",))

    chosen = await conversation.says("nlu_fallback", text=typed)

    assert chosen.answer["type"] == "unit_conversion"
    assert [unit["name"] for unit in chosen.answer["old"]] == ["Phường Đa Kao"]
    assert [unit["code"] for unit in chosen.answer["new"]] == ["26734"]


async def test_a_choice_can_be_answered_with_the_ward_itself(conversation: Conversation):
    await conversation.says("center", places=("phường đa kao",))

    chosen = await conversation.says("place", places=("phường tân định",))

    assert chosen.answer["commune_code"] == "26734"


async def test_repeated_name_is_settled_by_the_province_named_next(conversation: Conversation):
    asked = await conversation.says("center", places=("tân thành",))
    settled = await conversation.says("place", places=("lâm đồng",))

    assert asked.answer["reason"] == "ambiguous_name"
    assert settled.answer["type"] == "center"
    assert settled.answer["commune_code"] == "22936"
    assert settled.answer["centers"] == []
    assert "Chưa có địa chỉ trung tâm của xã Tân Thành" in settled.text


async def test_province_alone_is_answered_by_asking_for_the_commune(conversation: Conversation):
    asked = await conversation.says("center", places=("nghệ an",))
    answered = await conversation.says("place", places=("phường trường vinh",))

    assert asked.answer == {"type": "ask", "slot": "place"}
    assert "tỉnh Nghệ An" in asked.text
    assert answered.answer["commune_code"] == "16681"


async def test_center_without_a_place_asks_then_answers(conversation: Conversation):
    asked = await conversation.says("center")
    answered = await conversation.says("place", places=("phường trường vinh",))

    assert asked.answer == {"type": "ask", "slot": "place"}
    assert answered.answer["type"] == "center"
    assert answered.answer["match"] == "home_commune"


async def test_unknown_place_is_said_and_asked_again(conversation: Conversation):
    reply = await conversation.says("center", places=("phường không có",))

    assert reply.answer == {"type": "ask", "slot": "place"}
    assert "phường không có" in reply.text


async def test_shared_location_offers_three_and_the_chosen_one_is_nearest(conversation: Conversation):
    offered = await conversation.shares('[["26740", 1.5], ["26743", 2.0], ["26734", 3.0]]')
    chosen = await conversation.presses("c:26743")

    assert offered.answer["reason"] == "location"
    assert [unit["code"] for unit in offered.answer["candidates"]] == ["26740", "26743", "26734"]
    assert "cách khoảng 1,5 km" in offered.text
    assert chosen.answer["match"] == "nearest"
    assert chosen.answer["centers"][0]["distance_km"] == 2.0
    assert "điện thoại 028 3829 0000" in chosen.text


async def test_location_inside_a_known_commune_is_the_home_commune(conversation: Conversation):
    reply = await conversation.shares('[["26740", 0.5]]', home='"26743"')

    assert reply.answer["match"] == "home_commune"
    assert reply.answer["commune_code"] == "26743"


async def test_other_centers_of_the_province_are_labelled_as_such(conversation: Conversation):
    await conversation.says("center", places=("phường bến nghé q1",))

    reply = await conversation.presses("a:26740")

    assert reply.answer["match"] == "any_in_province"
    assert {center["commune_code"] for center in reply.answer["centers"]} == {"26743", "26734"}
    assert "118/2025/NĐ-CP" in reply.text


async def test_committee_office_is_called_one_and_doubt_is_said(conversation: Conversation):
    reply = await conversation.says("center", places=("phường tân định",))

    assert reply.text.count("nơi tiếp nhận có thể khác, nên gọi trước") == 1
    assert "Địa chỉ này chưa chắc chắn" in reply.text


async def test_directions_only_to_the_office_itself(conversation: Conversation):
    known = await conversation.presses("m:26740")
    unknown = await conversation.presses("m:16708")

    assert "https://www.openstreetmap.org/?mlat=10.78000&mlon=106.70000" in known.text
    assert "openstreetmap" not in unknown.text
    assert "Số 1 Lê Mao" in unknown.text


async def test_facet_without_a_procedure_asks_which_and_keeps_the_facet(conversation: Conversation):
    asked = await conversation.says("facet", facets=("fee",))
    answered = await conversation.says("procedure/1.000894")

    assert asked.answer == {"type": "ask", "slot": "procedure"}
    assert (answered.answer["code"], answered.answer["facet"]) == ("1.000894", "fee")


@pytest.mark.parametrize(
    ("code", "group"), [("1.001193", "khai sinh + thường trú + thẻ BHYT"), ("1.000656", "khai tử + xoá thường trú")]
)
@pytest.mark.parametrize("facet", ["overview", "documents", "fee", "time", "where", "online", "steps"])
async def test_linked_group_is_offered_whatever_is_asked_of_a_part(
    conversation: Conversation, code: str, group: str, facet: str
):
    reply = await conversation.says(f"procedure/{code}", facets=(facet,))

    assert any(title.startswith(f"Làm liền một lần: {group}") for title in titles(reply))


async def test_linked_group_button_opens_the_groups_own_procedure(conversation: Conversation):
    await conversation.says("procedure/1.001193")

    reply = await conversation.presses("l:khai_sinh")

    assert reply.answer["code"] == "2.000986"


async def test_further_requests_of_one_message_are_offered(conversation: Conversation):
    reply = await conversation.says("procedure/1.001193", others=("procedure/1.000894", "faq/hotline"))

    assert reply.answer["code"] == "1.001193"
    assert refs(reply)[:2] == ["p:1.000894", "q:hotline"]


async def test_unsure_which_procedure_offers_those_that_are_near(conversation: Conversation):
    asked = await conversation.says(
        "procedure/1.001193", decision="ask", ranking=("procedure/1.001193", "procedure/1.000894"), facets=("fee",)
    )
    chosen = await conversation.says("nlu_fallback", text="2")

    assert asked.answer == {"type": "choose_procedure", "candidates": ["1.001193", "1.000894"]}
    assert refs(asked) == ["p:1.001193:fee", "p:1.000894:fee"]
    assert (chosen.answer["code"], chosen.answer["facet"]) == ("1.000894", "fee")


async def test_not_understood_offers_the_nearest_three_never_repeats_and_hands_over(conversation: Conversation):
    ranking = ("procedure/1.000894", "faq/hotline", "center", "procedure/1.001193")
    replies = [await conversation.says("nlu_fallback", ranking=ranking) for _ in range(6)]

    assert refs(replies[0]) == ["p:1.000894", "q:hotline", "t:center", "h"]
    assert [reply.answer["type"] for reply in replies[:3]] == ["fallback", "fallback", "handover"]
    first_lines = [reply.text.removeprefix(replies[0].text.split("\n")[0]).strip() for reply in replies]
    assert all(one != next_one for one, next_one in pairwise(first_lines))


async def test_not_understood_without_guesses_searches_the_words(conversation: Conversation):
    found = await conversation.says("nlu_fallback", text="giấy sinh nở")
    nothing = await conversation.says("nlu_fallback", text="xyz")

    assert refs(found) == ["p:1.001193", "h"]
    assert refs(nothing) == ["h"]


async def test_understood_message_starts_the_count_of_misunderstandings_again(conversation: Conversation):
    await conversation.says("nlu_fallback")
    await conversation.says("small_talk/thanks")
    await conversation.says("nlu_fallback")

    assert (await conversation.says("nlu_fallback")).answer["type"] == "fallback"


async def test_place_in_words_not_understood_is_still_used(conversation: Conversation):
    await conversation.says("center", places=("phường trường vinh",))

    reply = await conversation.says("nlu_fallback", places=("phường vinh phú",))

    assert reply.answer["commune_code"] == "16708"


async def test_hand_over_names_people_one_can_reach(conversation: Conversation):
    reply = await conversation.says("handover")

    assert reply.answer["contacts"][0]["phone"] == "1800 1096"
    assert "1900 0368" in reply.text


async def test_out_of_scope_says_where_it_is_done(conversation: Conversation):
    passport = await conversation.says("out_of_scope/passport")
    weather = await conversation.says("out_of_scope/weather")

    assert passport.answer == {"type": "out_of_scope"}
    assert "Công an cấp tỉnh" in passport.text
    assert "ngoài phạm vi" in weather.text


@pytest.mark.parametrize("act", ["greet", "help", "thanks", "bye"])
async def test_small_talk(conversation: Conversation, act: str):
    assert (await conversation.says(f"small_talk/{act}")).answer == {"type": "small_talk", "act": act}


async def test_yes_opens_the_only_thing_offered(conversation: Conversation):
    await conversation.says("nlu_fallback", text="giấy sinh nở")

    assert (await conversation.says("small_talk/affirm")).answer["code"] == "1.001193"


@pytest.mark.parametrize("faq_id", CONTRACT_FAQS)
async def test_every_faq_of_the_contract(conversation: Conversation, faq_id: str):
    short = await conversation.says(f"faq/{faq_id}")
    more = await conversation.presses(f"q:{faq_id}:more")

    assert short.answer == {"type": "faq", "id": faq_id}
    assert f"Câu trả lời ngắn cho {faq_id}." in short.text
    assert "190/2025/QH15 (19/02/2025)" in short.text
    assert "Chưa chắc: Giờ trực chưa thống nhất." in short.text
    assert "Xem thêm" in titles(short)
    assert "https://vneid.gov.vn" in more.text


async def test_unknown_faq_is_not_made_up(conversation: Conversation):
    reply = await conversation.says("faq/no_such")

    assert reply.answer == {"type": "faq", "id": "no_such"}
    assert "1800 1096" in reply.text


async def test_first_message_introduces_the_assistant_once(conversation: Conversation):
    first = await conversation.says("procedure/1.001193")
    second = await conversation.says("facet", facets=("time",))

    assert first.text.startswith("Đây là trợ lý tự động")
    assert "OTP" in first.text
    assert "trợ lý tự động" not in second.text


async def test_notice_of_the_operator_stands_before_every_answer(directory: DirectoryDouble):
    conversation = Conversation(directory, notice="Hệ thống đang gián đoạn.")

    for label in ("small_talk/greet", "procedure/1.001193", "center"):
        assert (await conversation.says(label)).text.startswith("Thông báo: Hệ thống đang gián đoạn.")


async def test_answers_stay_short_with_the_longest_content(directory: DirectoryDouble):
    conversation = Conversation(directory, notice="Thông báo dài " * 20)
    asked = [("procedure/9.000001", facet) for facet in ("overview", "documents", "steps", "where", "legal")]

    for label, facet in asked:
        reply = await conversation.says(label, facets=(facet,), places=("phường bến nghé q1",))
        assert len(reply.text) <= MAX_CHARACTERS


async def test_long_list_of_papers_is_paged(conversation: Conversation):
    first = await conversation.says("procedure/9.000001", facets=("documents",))
    second = await conversation.presses("p:9.000001:documents:2")

    assert refs(first)[0] == "p:9.000001:documents:2"
    assert "1. Giấy tờ" in first.text
    assert "1. Giấy tờ" not in second.text


async def test_replaced_code_is_answered_by_its_successor(conversation: Conversation):
    reply = await conversation.says("procedure/1.014061", facets=("fee",))

    assert reply.answer["code"] == "1.116410"
    assert "Mã 1.014061 nay đã thay bằng 1.116410" in reply.text
    assert "Chưa chắc: Lệ phí có thể được giảm" in reply.text


@pytest.mark.parametrize("facet", ["documents", "fee", "time", "where", "online", "steps", "result", "legal"])
async def test_what_is_not_known_of_a_procedure_is_said_to_be_unknown(conversation: Conversation, facet: str):
    reply = await conversation.says("procedure/9.000002", facets=(facet,))

    assert reply.answer["facet"] == facet
    assert "chưa có thông tin" in reply.text or "chưa rõ" in reply.text
    assert "None" not in reply.text


async def test_police_matters_do_not_send_people_to_the_centre_to_file(conversation: Conversation):
    reply = await conversation.says("procedure/1.004222", places=("phường trường vinh",))

    assert "Công an xã, phường" in reply.text
    assert "Nơi hỏi: Trung tâm" in reply.text
    assert "chưa chắc chắn" in reply.text


async def test_matters_of_the_province_name_no_commune_centre(conversation: Conversation):
    reply = await conversation.says("procedure/9.000003", places=("phường trường vinh",))

    assert reply.answer["centers"] == []
    assert "cơ quan cấp tỉnh" in reply.text
    assert "Lý Nhật Quang" not in reply.text


@pytest.mark.parametrize("ref", ["z", "c", "p:", "p:none", "q", "q:", "x:y", "p:1.001193:nonsense:-3"])
async def test_buttons_that_mean_nothing_do_no_harm(conversation: Conversation, ref: str):
    assert (await conversation.presses(ref)).text


async def test_an_unsure_follow_up_is_settled_by_what_was_spoken_of(conversation: Conversation):
    ranking = ("facet", "procedure/1.000894")
    without = await conversation.says("facet", decision="ask", ranking=ranking, facets=("fee",))
    await conversation.says("procedure/1.001193")
    within = await conversation.says("facet", decision="ask", ranking=ranking, facets=("fee",))

    assert without.answer["type"] == "choose_procedure"
    assert (within.answer["code"], within.answer["facet"]) == ("1.001193", "fee")


async def test_the_decision_of_the_understanding_is_what_counts(directory: DirectoryDouble):
    scores = [("procedure/1.001193", 0.56), ("procedure/1.000894", 0.4)]
    told = await Conversation(directory).says("procedure/1.001193", decision="answer", scores=scores)
    asked = await Conversation(directory).says("procedure/1.001193", decision="ask", scores=scores)

    assert told.answer["code"] == "1.001193"
    assert asked.answer["type"] == "choose_procedure"
    assert asked.answer["candidates"] == ["1.001193", "1.000894"]


async def test_a_place_in_a_matter_that_is_not_ours_is_not_what_was_asked(conversation: Conversation):
    reply = await conversation.says("out_of_scope/visa_travel", decision="decline", places=("phường trường vinh",))

    assert reply.answer["type"] == "fallback"


async def test_papers_of_special_cases_are_not_among_what_everybody_brings(conversation: Conversation):
    short = await conversation.says("procedure/9.000004")
    full = await conversation.presses("p:9.000004:documents")

    assert "mang theo: tờ khai; và 1 giấy tờ khác" in short.text
    assert "Biên bản trẻ bị bỏ rơi (chỉ khi trẻ bị bỏ rơi)" in full.text
    assert "Giấy tờ" in titles(short)


async def test_the_procedure_is_named_whatever_is_asked_together_with_a_place(conversation: Conversation):
    reply = await conversation.says("procedure/1.000894", facets=("fee",), places=("phường trường vinh",))

    assert "Đăng ký kết hôn" in reply.text


async def test_asking_back_twice_in_a_row_is_worded_differently(conversation: Conversation):
    ranking = ("procedure/1.001193", "procedure/1.000894")
    await conversation.says("small_talk/greet")
    first = await conversation.says("procedure/1.001193", decision="ask", ranking=ranking)
    second = await conversation.says("procedure/1.001193", decision="ask", ranking=ranking)

    assert first.text.splitlines()[0] != second.text.splitlines()[0]


async def test_a_bare_number_with_nothing_on_offer_is_not_guessed_at(conversation: Conversation):
    reply = await conversation.says("procedure/1.001193", text="7")

    assert reply.answer["type"] == "fallback"


async def test_former_district_asks_for_the_commune_and_is_not_said_to_have_become_one(conversation: Conversation):
    asked = await conversation.says("unit_conversion", places=("thành phố vinh",))
    chosen = await conversation.presses("c:16681")

    assert "Thành phố Vinh đã kết thúc từ 1/7/2025" in asked.text
    assert chosen.answer["old"] == []
    assert "Thành phố Vinh" not in chosen.text


async def test_former_district_can_be_answered_with_a_former_commune(conversation: Conversation):
    await conversation.says("center", places=("thành phố vinh",))

    reply = await conversation.says("place", places=("xã hưng đông",))

    assert reply.answer["commune_code"] == "16708"
    assert "Xã Hưng Đông (trước 1/7/2025) nay thuộc phường Vinh Phú" in reply.text


async def test_no_with_another_place_changes_the_place(conversation: Conversation):
    await conversation.says("center", places=("phường trường vinh",))

    reply = await conversation.says("small_talk/deny", places=("phường vinh phú",))

    assert reply.answer["commune_code"] == "16708"


async def test_a_place_alone_answers_the_open_question_whatever_it_was_taken_for(conversation: Conversation):
    await conversation.says("unit_conversion", text="xã cũ thuộc đâu")

    reply = await conversation.says("center", text="ở phường bến nghé q1", places=("phường bến nghé q1",))

    assert reply.answer["type"] == "unit_conversion"


async def test_a_few_unsure_words_ask_a_facet_of_what_was_spoken_of(conversation: Conversation):
    await conversation.says("procedure/1.000894")

    reply = await conversation.says("nlu_fallback", text="lệ phí", facets=("fee",), ranking=("faq/online_payment",))

    assert (reply.answer["code"], reply.answer["facet"]) == ("1.000894", "fee")
