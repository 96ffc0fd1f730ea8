"""Everyday words around, and mistaken for, place names."""

from nlu.places.words import split_words
from nlu.text.folding import fold

# After these a bare name is taken for a place.
_LOCATIVES = ("ở", "tại", "bên", "trên", "dưới", "về", "thuộc", "quê", "từ", "đến", "lên", "xuống", "qua", "sang")
LOCATIVES = (
    frozenset(_LOCATIVES) | {fold(word) for word in _LOCATIVES} | {"tới", "ra", "vào", "của", "sở", "ubnd", "dân"}
)

# After these a bare name is a person's.
_PERSONS = ("tên", "ông", "bà", "chị", "anh", "cô", "chú", "bác", "cháu", "bé", "cậu", "mợ", "dì", "họ", "thầy")
PERSONS = frozenset(_PERSONS) | {fold(word) for word in _PERSONS}

# After these two capitals are a person's, unless a word says that they are a place.
KIN = PERSONS | {"em", "con", "chồng", "vợ", "mẹ", "ba", "bố", "má", "cha", "bạn", "gái", "trai", "cụ", "nội", "ngoại"}

# Said before or after a place that is the whole message.
_OPENERS = (
    "à", "ừ", "ờ", "dạ", "vâng", "nhầm", "nhầm rồi", "nhầm ạ", "xin lỗi", "sorry", "không phải", "không", "ý là",
    "ý tôi là", "là", "ở", "tại", "em", "tôi", "mình", "cháu", "con", "nhà", "quê", "sống", "thế còn", "còn",
    "vậy còn", "thế", "đổi sang", "chuyển sang", "bên", "về", "hiện", "hiện nay", "đang",
)  # fmt: skip
_CLOSERS = ("ạ", "nhé", "nha", "đó", "đấy", "cơ", "mà", "bạn", "ơi", "em", "vậy", "nhỉ", "cũ", "thì sao", "hả", "chứ")
OPENERS = frozenset(tuple(fold(phrase).split()) for phrase in _OPENERS)
CLOSERS = frozenset(tuple(fold(phrase).split()) for phrase in _CLOSERS)

# Names of communes or provinces that are ordinary speech: no places unless something else says so.
_PHRASES = (
    "trung tâm", "hòa bình", "tân tiến", "đồng tâm", "thành công", "độc lập", "thống nhất", "tự do", "tiến bộ",
    "đoàn kết", "quyết thắng", "quyết tiến", "thắng lợi", "hợp nhất", "trung thành", "an toàn", "bình an",
    "cộng hòa", "dân chủ", "đại đồng", "hợp thành", "đồng ý", "phù hợp", "an sinh", "bình đẳng", "hợp tiến",
    "hợp lý", "tiên tiến", "thanh niên", "phúc lợi", "gia lai", "huế", "long an", "thái bình", "hà nam", "bến tre",
    "phú thọ", "sơn la", "quảng trị", "an giang", "đồng tiến", "hiệp lực", "minh bạch", "quang minh", "trung tín",
    "phú quý", "an khang", "tân hôn", "hợp đồng", "trung bình", "thanh bình", "yên bình", "thái hòa", "hòa hợp",
    "đại học", "trường học", "bình thường", "liên hợp", "công chính", "nhân dân", "đồng thanh", "tân dân", "an dân",
    "lai châu", "cao bằng", "bình minh", "bình yên", "an hòa",
)  # fmt: skip
PHRASES = frozenset("".join(split_words(phrase).folded) for phrase in _PHRASES)
# Ordinary speech even after "ở".
_NEVER_BARE = (
    "trung tâm", "thành công", "an toàn", "đại học", "trường học", "thanh niên", "nhân dân", "an sinh", "đồng ý",
    "phù hợp", "hợp lý", "bình thường", "trung bình", "hợp đồng", "tự do", "độc lập", "dân chủ", "bình đẳng",
    "công an", "văn bản", "an ninh", "gia đình", "thiết kế", "cộng hòa", "biên giới", "tự nhiên", "định cư",
    "đồng thời", "văn phòng", "cổ đông", "tiền lương", "liên quan", "nhân thành", "đường thủy", "thứ ba",
    "nhân quyền", "trúng thưởng", "phòng thủ", "cơ mà",
)  # fmt: skip
NEVER_BARE = frozenset("".join(split_words(phrase).folded) for phrase in _NEVER_BARE)
# Without diacritics these are more often the words than the places ("là gì", "của ông", "diễn biến").
NEVER_BARE_FOLDED = frozenset({"lagi", "cuaong", "banco", "dienbien", "quelam"})
# One-syllable names that stand without a marker.
LONE_NAMES = frozenset({"hue", "vinh"})

# A sentence goes on with one of these after a place; none is a syllable of a province or of many districts.
_GOES_ON = (
    "giờ", "nào", "đâu", "không", "ko", "gì", "nay", "thuộc", "sao", "nhập", "được", "muốn", "nộp", "trước", "hỏi",
    "bao", "nhiêu", "chưa", "vậy", "cần", "mấy", "xin",
)  # fmt: skip
GOES_ON = frozenset(fold(word) for word in _GOES_ON)

# A bare name that begins a message and goes on with one of these is a place ("Khâm Thiên nay về phường gì").
_ASKED_ABOUT = (
    "nay thuộc", "nay về", "nay là", "nay nhập", "giờ thuộc", "giờ về", "giờ là", "giờ nhập", "bây giờ", "hiện nay",
    "hiện thuộc", "cũ nay", "cũ giờ", "cũ thuộc", "sáp nhập", "nhập vào", "nhập về", "đổi thành", "thuộc phường",
    "thuộc xã", "về phường nào", "về xã nào", "thành phường", "thành xã", "ubnd", "ủy ban", "trung tâm hành chính",
    "trung tâm phục vụ", "gộp với", "nhập với", "sáp nhập với", "đổi ra", "đổi tên", "gồm những", "gồm xã", "không còn",
    "còn mấy xã", "còn mấy phường", "chia mấy", "vô phường", "vô xã", "vào phường", "vào xã", "lên phường nào",
    "mới lập", "cũ mới", "nộp hồ sơ", "nộp giấy", "một cửa", "mở tới", "mấy giờ", "may h", "sáng thứ", "chiều thứ",
    "thứ bảy", "có làm việc", "làm việc", "còn nhận", "có đặt", "ở đâu làm",
)  # fmt: skip
ASKED_ABOUT = tuple(tuple(fold(phrase).split()) for phrase in _ASKED_ABOUT)
# Words by which a province that sounds like ordinary speech is asked about ("hòa bình giờ thuộc tỉnh nào").
JOINED = frozenset({"thuoc", "nhap", "tinh"})
