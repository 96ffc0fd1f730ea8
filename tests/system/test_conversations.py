"""What a citizen gets from the running system, answer type by answer type."""

import httpx2
import pytest

from tests.system.conftest import Conversation

pytestmark = pytest.mark.system

TRUONG_VINH = "16690"
SAI_GON = "26740"
BIRTH = "1.001193"


class TestCentre:
    def test_by_present_commune(self, citizen: Conversation) -> None:
        reply = citizen.ask("Trung tâm phục vụ hành chính công phường Trường Vinh ở đâu?")
        assert reply["answer"]["type"] == "center"
        assert reply["answer"]["match"] == "home_commune"
        assert reply["answer"]["commune_code"] == TRUONG_VINH
        centre = reply["answer"]["centers"][0]
        assert "88" in centre["address"]
        assert "Lý Nhật Quang" in centre["address"]
        assert centre["phones"] is None
        assert "chưa có số điện thoại" in reply["said"].lower()

    def test_by_shared_place_and_choice(self, citizen: Conversation) -> None:
        asked = citizen.send(location={"lat": 10.7769, "lon": 106.7009})
        assert asked["answer"]["type"] == "choose_unit"
        assert asked["answer"]["reason"] == "location"
        payloads = [button["payload"] for button in asked["buttons"]]
        assert f"c:{SAI_GON}" in payloads
        chosen = citizen.send(payload=f"c:{SAI_GON}")
        assert chosen["answer"]["type"] == "center"
        assert chosen["answer"]["commune_code"] == SAI_GON

    def test_centre_without_a_place_asks_for_it_and_goes_on(self, citizen: Conversation) -> None:
        asked = citizen.ask("trung tam hanh chinh cong cua toi o dau")
        assert asked["answer"] == {"type": "ask", "slot": "place"}
        reply = citizen.ask("phường trường vinh nghệ an")
        assert reply["answer"]["commune_code"] == TRUONG_VINH


class TestUnitConversion:
    def test_old_ward_without_diacritics(self, citizen: Conversation) -> None:
        reply = citizen.ask("phuong ben nghe quan 1 gio thuoc phuong nao")
        assert reply["answer"]["type"] == "unit_conversion"
        assert [unit["code"] for unit in reply["answer"]["new"]] == [SAI_GON]
        assert "Sài Gòn" in reply["said"]


class TestProcedure:
    def test_documents_without_diacritics(self, citizen: Conversation) -> None:
        reply = citizen.ask("lam giay khai sinh cho con can mang gi")
        assert reply["answer"]["type"] == "procedure"
        assert reply["answer"]["code"] == BIRTH
        assert reply["answer"]["facet"] == "documents"
        assert "chứng sinh" in reply["said"]

    def test_follow_up_on_the_fee(self, citizen: Conversation) -> None:
        citizen.ask("làm giấy khai sinh cho con cần mang gì")
        reply = citizen.ask("thế lệ phí bao nhiêu?")
        assert (reply["answer"]["code"], reply["answer"]["facet"]) == (BIRTH, "fee")

    def test_place_and_procedure_in_one_sentence(self, citizen: Conversation) -> None:
        reply = citizen.ask("làm khai sinh ở phường Trường Vinh thì đến đâu, mang gì?")
        assert reply["answer"]["code"] == BIRTH
        assert reply["answer"]["commune_code"] == TRUONG_VINH
        assert "Lý Nhật Quang" in reply["said"]
        assert "chứng sinh" in reply["said"]

    def test_changing_ones_mind_about_the_place(self, citizen: Conversation) -> None:
        citizen.ask("trung tâm hành chính công phường Trường Vinh ở đâu")
        reply = citizen.ask("à nhầm, phường Vinh Phú")
        assert reply["answer"]["type"] == "center"
        assert reply["answer"]["commune_code"] != TRUONG_VINH
        assert "Vinh Phú" in reply["said"]


class TestOther:
    def test_reform_question(self, citizen: Conversation) -> None:
        reply = citizen.ask("sap nhap roi co phai lam lai cccd khong")
        assert reply["answer"] == {"type": "faq", "id": "id_card_valid"}

    def test_first_message_says_it_is_automatic(self, citizen: Conversation) -> None:
        reply = citizen.ask("chào")
        assert reply["answer"] == {"type": "small_talk", "act": "greet"}
        assert "tự động" in reply["said"]

    def test_out_of_scope(self, citizen: Conversation) -> None:
        assert citizen.ask("giá vàng hôm nay bao nhiêu")["answer"]["type"] == "out_of_scope"

    def test_hand_over(self, citizen: Conversation) -> None:
        reply = citizen.ask("cho tôi gặp người thật đi")
        assert reply["answer"]["type"] == "handover"
        assert "1800 1096" in reply["said"]

    def test_nonsense_is_not_answered_with_the_same_words_twice(self, citizen: Conversation) -> None:
        first = citizen.ask("xyz qwerty asdf")
        second = citizen.ask("xyz qwerty asdf")
        assert first["answer"]["type"] == second["answer"]["type"] == "fallback"
        assert first["text"] != second["text"]

    def test_a_typed_intent_is_plain_text(self, citizen: Conversation) -> None:
        reply = citizen.ask('/pick{"ref": "c:26740"}')
        assert reply["answer"]["type"] != "center"

    def test_every_text_is_short_enough_to_read(self, citizen: Conversation) -> None:
        for question in ("làm hộ chiếu ở đâu", "đăng ký kết hôn", "sổ đỏ có phải đổi không", "đăng ký tạm trú"):
            assert len(citizen.ask(question)["text"]) <= 600


class TestLoopback:
    def test_the_page_is_served(self, ports: dict[str, int]) -> None:
        response = httpx2.get(f"http://127.0.0.1:{ports['web']}/")
        assert response.status_code == 200
        assert "Một Cửa" in response.text
