"""What people call the choices and the keys of fields (see ``meant``)."""

from __future__ import annotations

#: The choices of fields as they are said in Vietnamese. Spelling is compared folded, so accents and case do not matter.
CHOICES: dict[str, tuple[str, ...]] = {
    "female": ("nữ", "nữ giới", "bà", "cô", "chị"),
    "male": ("nam", "nam giới", "ông", "anh"),
    "individual": ("cá nhân",),
    "collective": ("tập thể",),
    "household": ("hộ gia đình", "gia đình", "hộ"),
    "stage": ("nghệ danh",),
    "religious": ("pháp danh", "pháp hiệu", "tên thánh", "đạo hiệu", "tên đạo"),
    "pen": ("bút danh", "bút hiệu"),
    "maiden": ("tên khai sinh", "tên thật", "tên thời con gái"),
    "short": ("viết tắt", "tên viết tắt", "tên tắt"),
    "other": ("khác", "tên khác", "bí danh", "tên thường gọi"),
    "granted": ("đã tặng", "đã trao", "đã khen"),
    "proposed": ("đề nghị", "đang đề nghị", "đang lấy ý kiến"),
    "declined": ("không được tặng", "không tặng", "không khen", "không được khen"),
    "revoked": ("thu hồi", "đã thu hồi", "hủy bỏ"),
    "planned": ("dự kiến", "theo kế hoạch", "sắp diễn ra"),
    "held": ("đã tổ chức", "đã diễn ra"),
    "postponed": ("hoãn", "tạm hoãn", "lùi ngày", "dời ngày"),
    "cancelled": ("hủy", "đã hủy", "không tổ chức"),
    "self": ("chính người đó", "bản thân"),
    "parent": ("cha", "mẹ", "cha mẹ", "bố mẹ", "phụ huynh"),
    "guardian": ("người giám hộ",),
    "relative": ("thân nhân", "con trai", "con gái", "con", "cháu", "vợ", "chồng", "anh", "em", "chị"),
    "consent": ("đồng ý", "có đồng ý", "phiếu đồng ý", "bản đồng ý"),
    "public-record": ("công khai", "đã công bố", "nguồn công khai", "nguồn đã công bố"),
    "name": ("tên", "họ tên", "họ và tên"),
    "photo": ("ảnh", "hình ảnh"),
    "story": ("câu chuyện", "bài viết", "thành tích"),
    "video": ("phim", "phóng sự"),
    "nation": ("cả nước", "trung ương"),
    "city": ("thành phố",),
    "district": ("quận",),
    "ward": ("phường",),
    "true": ("có", "đúng", "yes"),
    "false": ("không", "sai", "no"),
}

#: What lists call some fields besides their labels.
CALLED: dict[str, tuple[str, ...]] = {
    "position": ("chức danh", "nghề nghiệp", "job"),
    "place": ("xã phường", "phường xã", "phường", "xã", "address"),
    "unit": ("cơ quan", "nơi công tác", "đơn vị công tác"),
    "venue": ("địa điểm", "nơi tổ chức", "hội trường", "location"),
    "year": ("năm khen thưởng",),
    "number": ("số quyết định", "số ký hiệu"),
}
