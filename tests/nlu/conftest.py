"""A small trained understanding, shared by the tests of the package."""

import pytest

from nlu.examples import Labelled
from nlu.training import train
from nlu.understanding import Understander

_TOPICS = """
procedure/1.001193
    làm giấy khai sinh
    khai sinh cho con mới sinh
    đăng ký khai sinh cho bé
    con tôi vừa chào đời thì làm giấy gì
procedure/1.000894
    đăng ký kết hôn
    làm giấy kết hôn
    cưới nhau thì đăng ký ở đâu
    hai đứa em muốn đăng ký kết hôn
procedure/1.000656
    đăng ký khai tử
    làm giấy khai tử cho cha
    bà tôi mới mất thì khai tử thế nào
    xin giấy chứng tử
procedure/1.004873
    giấy xác nhận tình trạng hôn nhân
    xin giấy độc thân
    xác nhận chưa vợ chưa chồng
    làm giấy độc thân để cưới
procedure/1.004222
    đăng ký thường trú
    nhập hộ khẩu cho vợ
    chuyển hộ khẩu về nhà mới
    nhập khẩu cho con
procedure/1.004194
    đăng ký tạm trú
    khai báo tạm trú cho người thuê trọ
    làm tạm trú ở phòng trọ
    ở trọ có phải đăng ký tạm trú không
procedure/1.116410
    cấp lại thẻ căn cước
    mất căn cước công dân làm lại
    đổi thẻ căn cước hết hạn
    làm căn cước cho con
procedure/1.013225
    cấp giấy phép xây dựng
    xin phép xây nhà
    xây lại nhà có phải xin phép
    giấy phép xây dựng nhà ở
procedure/1.001612
    đăng ký thành lập hộ kinh doanh
    mở quán cà phê cần giấy phép gì
    đăng ký kinh doanh cá thể
    mở tiệm tạp hóa
procedure/2.000815
    chứng thực bản sao từ bản chính
    sao y giấy tờ
    phô tô công chứng bằng tốt nghiệp
    chứng thực học bạ
procedure/1.012812
    hòa giải tranh chấp đất đai
faq/id_card_valid
    sáp nhập rồi có phải làm lại căn cước không
    đổi tên tỉnh thì căn cước cũ còn dùng được không
    căn cước ghi tên xã cũ có sao không
faq/track_application
    tra cứu hồ sơ ở đâu
    hồ sơ của tôi tới đâu rồi
    xem tình trạng hồ sơ đã nộp
faq/working_hours
    mấy giờ mở cửa
    mấy giờ làm việc
    thứ bảy có làm không
    trưa có nghỉ không
center
    trung tâm hành chính công ở đâu
    địa chỉ trung tâm phục vụ hành chính công phường
    ủy ban phường nằm chỗ nào
unit_conversion
    xã cũ của tôi nay thuộc xã nào
    phường này giờ sáp nhập vào đâu
    tên mới của phường là gì
facet
    lệ phí bao nhiêu
    mất mấy ngày
    cần mang giấy tờ gì
    làm trên mạng được không
    nộp ở đâu
small_talk/greet
    xin chào
    chào bạn
    chào anh chị
    alo
small_talk/thanks
    cảm ơn
    cảm ơn nhiều
    cảm ơn bạn nhé
out_of_scope/weather
    hôm nay trời có mưa không
    thời tiết ngày mai
    mai nắng không
out_of_scope/passport
    làm hộ chiếu
    xin cấp hộ chiếu phổ thông
    hộ chiếu hết hạn đổi ở đâu
"""


def _examples() -> list[Labelled]:
    found, label = [], ""
    for line in _TOPICS.strip().splitlines():
        if line.startswith(" "):
            found.append(Labelled(label, line.strip()))
        else:
            label = line
    return found


@pytest.fixture(scope="session")
def examples() -> list[Labelled]:
    return _examples()


@pytest.fixture(scope="session")
def understander(examples: list[Labelled]) -> Understander:
    return train(examples)
