"""A content folder small enough to read: two provinces, a split commune, a renamed one, one without an office."""

from pathlib import Path

FILES = {
    "units/provinces.csv": """\
code,name,valid_from,valid_to,successor_code,source,as_of
74,Tỉnh Bình Dương,,2025-06-30,79,NQ 202,2025-06-30
79,Thành phố Hồ Chí Minh,,2025-06-30,79,NQ 202,2025-06-30
75,Tỉnh Đồng Nai,,2025-06-30,75,NQ 202,2025-06-30
79,Thành phố Hồ Chí Minh,2025-07-01,,,NQ 202,2025-07-01
75,Tỉnh Đồng Nai,2025-07-01,2026-04-29,,NQ 202,2025-07-01
75,Thành phố Đồng Nai,2026-04-30,,,NQ 237,2026-04-30
""",
    "units/districts_former.csv": """\
code,name,province_code,valid_from,valid_to,source,as_of
760,Quận 1,79,,2025-06-30,NSO,2025-06-30
718,Thành phố Thủ Dầu Một,74,,2025-06-30,NSO,2025-06-30
""",
    "units/communes_former.csv": """\
code,name,district_code,province_code,valid_from,valid_to,source,as_of
26740,Phường Bến Nghé,760,79,,2025-06-30,NSO,2025-06-30
26737,Phường Đa Kao,760,79,,2025-06-30,NSO,2025-06-30
25747,Phường Phú Cường,718,74,,2025-06-30,NSO,2025-06-30
""",
    "units/communes.csv": """\
code,name,province_code,valid_from,valid_to,area_km2,inside_lat,inside_lon,source,as_of
26740,Phường Sài Gòn,79,2025-07-01,,3.04,10.77995,106.70249,QĐ 19,2025-07-01
26737,Phường Tân Định,79,2025-07-01,,1.2,10.79200,106.69000,QĐ 19,2025-07-01
25747,Phường Thủ Dầu Một,79,2025-07-01,,15.6,10.98000,106.65000,QĐ 19,2025-07-01
25270,Xã Lộc Ninh,75,2025-07-01,2026-04-29,67.4,11.82440,106.65854,QĐ 19,2025-07-01
25270,Phường Lộc Ninh,75,2026-04-30,,67.4,11.82440,106.65854,NQ 237,2026-04-30
""",
    "units/changes.csv": """\
old_code,new_code,extent,agreement,note,source,as_of
26740,26740,whole,agreed,,two packages,2025-07-01
26737,26737,part,agreed,phía bắc,two packages,2025-07-01
26737,26740,part,doubtful,phía nam,two packages,2025-07-01
25747,25747,whole,agreed,,two packages,2025-07-01
""",
    "units/aliases.csv": """\
code,valid_from,alias,kind,source,as_of
79,2025-07-01,Sài Gòn,nickname,người dân,2026-11-22
25270,2026-04-30,Xã Lộc Ninh,former_name,NQ 237,2026-04-30
""",
    "offices/offices.csv": """\
commune_code,kind,site,label,address,former_office,lines,precision,flags,confidence,note,source,as_of
26740,ttpvhcc,1,,45 - 47 Lê Duẩn,,,street,,high,,thông báo 6/2025,2025-06-30
26740,ubnd,1,,47 Lê Duẩn,,,street,,medium,Đây là trụ sở UBND.,thông báo 6/2025,2025-06-30
26737,ubnd,1,Cơ sở 1,58B Nguyễn Đình Chiểu,UBND phường Đa Kao (cũ),,street,temporary,medium,,thông báo 6/2025,2025-06-30
26737,ubnd,2,Cơ sở 2,,UBND phường Tân Định (cũ),hộ tịch,street,,medium,,thông báo 6/2025,2025-06-30
25747,ttpvhcc,1,,1 Quang Trung,,,street,,high,,thông báo 6/2025,2025-06-30
""",
    "offices/office_points.csv": """\
commune_code,lat,lon,source,as_of
26740,10.78107,106.69967,bản đồ,2026-05-31
26737,10.79050,106.69100,bản đồ,2026-05-31
""",
    "offices/hours.csv": """\
scope,hours,label,source,as_of
VN,"Mo-Fr 07:30-11:30,13:30-17:00; PH off","giờ hành chính chung, nên gọi trước",quy định chung,2026-11-22
25747,"Mo-Sa 07:00-17:00",giờ riêng,trang của phường,2026-11-22
""",
    "offices/holidays.csv": """\
date,kind,name,instead_of,note,source,as_of
2026-11-24,closed,Ngày Văn hóa Việt Nam,,,NQ 28/2026/QH16,2026-11-22
2026-12-05,working,làm bù,2026-12-04,,giả định,2026-11-22
2026-12-07,doubtful,lịch chưa chốt,,,giả định,2026-11-22
""",
    "offices/contacts.csv": """\
scope,kind,name,phone,url,hours,note,source,as_of
VN,portal,Cổng Dịch vụ công quốc gia,1800 1096,https://dichvucong.gov.vn,,,Cổng,2026-11-22
79,province_line,Tổng đài 1022,1022,,,,Thành phố,2026-11-22
25747,center,Trung tâm Thủ Dầu Một,0274 000 0000,,,,trang của phường,2026-11-22
""",
    "procedures/ho-tich.yml": """\
- code: '1.001193'
  name: Đăng ký khai sinh
  short_name: Đăng ký khai sinh
  field: Hộ tịch
  levels: [commune]
  handled_by: commune
  aliases: [làm giấy khai sinh, khai sanh]
  documents:
    - {text: Giấy chứng sinh, note: bản chính}
  fee: {text: Do tỉnh quy định, set_by_province: true}
  where: {text: Bất kỳ trung tâm nào trong tỉnh, scope: any_in_province}
  linked: ['1.116410']
  linked_group: birth
  url: https://dichvucong.gov.vn/1.001193
  source: Cổng Dịch vụ công quốc gia
  as_of: '2026-07-31'
  confidence: high
- code: '1.116410'
  name: Cấp, cấp đổi, cấp lại thẻ căn cước
  short_name: Làm thẻ căn cước
  field: Căn cước
  levels: [commune]
  handled_by: commune_police
  aliases: [làm cccd]
  source: Bộ Công an
  as_of: '2026-11-22'
  confidence: high
""",
    "procedures/linked_groups.yml": """\
- id: birth
  name: Khai sinh và thẻ căn cước
  codes: ['1.001193', '1.116410']
  why: Một lần cho cả hai.
  source: NĐ 63/2024/NĐ-CP
  as_of: '2026-11-22'
""",
    "procedures/names.csv": """\
code,name,level,field,url,source,as_of
1.000005,Khai hải quan đối với giấy khai sinh nhập khẩu,commune,Hải quan,https://dichvucong.gov.vn/1.000005,Cổng,2026-07-31
""",
    "procedures/successors.csv": """\
old_code,new_code,valid_from,source,note
1.014061,1.116410,2026-08-18,QĐ 5230,
""",
    "faqs/papers.yml": """\
- id: id_card_valid
  title: Có phải đổi thẻ căn cước không
  answer: Không phải đổi thẻ chỉ vì đổi tên xã.
  sources: [{title: Nghị quyết, number: 190/2025/QH15, date: '2025-02-19'}]
  related_procedures: ['1.116410']
  as_of: '2026-11-22'
  questions: [sáp nhập có phải đổi cccd không]
""",
    "redirects.yml": """\
- id: passport
  kind: redirect
  title: Hộ chiếu
  answer: Phòng Quản lý xuất nhập cảnh Công an tỉnh làm việc này.
  url: https://dichvucong.gov.vn
  sources: [{title: Cổng Dịch vụ công quốc gia}]
  as_of: '2026-11-22'
  procedures: ['1.116410']
  questions: [làm hộ chiếu ở đâu]
""",
}

QUESTIONS = """\
version: "3.1"
nlu:
- intent: procedure/1.001193
  examples: |
    - sinh em bé xong ra [phường](place) làm giấy gì
"""


def write_content(root: Path, **changed: str) -> Path:
    """Write the sample; `changed` replaces files by the name without folder and ending."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changed.get(path.stem, text), encoding="utf-8")
    return root


def write_questions(root: Path) -> Path:
    """Write the sample's example questions."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "births.yml").write_text(QUESTIONS, encoding="utf-8")
    return root
