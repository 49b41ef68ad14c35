"""The rules of ``markdown``: what is removed from a story, or keeps it from being published as it is."""

from __future__ import annotations

from honorroll.base.findings import Rule, Text

TOO_LONG = Rule(
    "story-too-long",
    "error",
    Text("Bài viết dài {length} ký tự; tối đa {limit}.", "Rút gọn, hoặc tách phần chi tiết thành một tin bài riêng."),
    Text("The story has {length} characters; the limit is {limit}.", "Shorten it, or move details to a news post."),
)
TOO_NESTED = Rule(
    "story-too-nested",
    "error",
    Text("Danh sách, trích dẫn lồng nhau quá {limit} tầng.", "Viết thành đoạn văn; bỏ dấu >, *, - lặp ở đầu dòng."),
    Text("Lists, quotations are nested over {limit} deep.", "Write paragraphs; delete repeated >, *, - in front."),
)
CONTROL_CHARACTER = Rule(
    "story-control-character",
    "warning",
    Text("Có ký tự điều khiển vô hình {seen}; đã bỏ.", "Thường do sao chép từ phần mềm khác: xóa và gõ lại chỗ này."),
    Text("An invisible control character {seen} was removed.", "It usually comes from pasting: delete and retype it."),
)
DANGEROUS_TAG = Rule(
    "story-dangerous-tag",
    "error",
    Text(
        "Thẻ HTML nguy hiểm {seen}; đã bỏ.",
        "Xóa thẻ này. Bài viết chỉ gồm chữ; phim thì khai ở mục videos (tin bài: film).",
    ),
    Text("The dangerous HTML tag {seen} was removed.", "Delete it. A story is text; videos are declared in videos."),
)
TAG = Rule(
    "story-tag",
    "warning",
    Text("Thẻ HTML {seen} không được dùng; đã bỏ, chữ bên trong vẫn giữ.", "Xóa thẻ; chữ đậm viết **đậm**."),
    Text("The HTML tag {seen} is not allowed and was removed; its text stays.", "Delete it; bold is **bold**."),
)
COMMENT = Rule(
    "story-comment",
    "warning",
    Text("Ghi chú ẩn {seen}; đã bỏ.", "Chuyển ghi chú sang mục notes: mục đó không bao giờ được đăng."),
    Text("The hidden comment {seen} was removed.", "Move it to notes, which is never published."),
)
UNFINISHED = Rule(
    "story-unfinished",
    "error",
    Text("{seen} không được đóng lại; phần chữ phía sau có thể bị mất.", "Xóa, hoặc viết nốt phần đóng, ví dụ -->."),
    Text("{seen} is never closed; text behind it may be lost.", "Delete it, or write its end, for example -->."),
)
EVENT_ATTRIBUTE = Rule(
    "story-event-attribute",
    "error",
    Text("Thuộc tính {seen} của thẻ {tag} chạy mã lệnh; đã bỏ.", "Xóa thuộc tính này."),
    Text("The attribute {seen} of {tag} runs code and was removed.", "Delete it."),
)
ATTRIBUTE = Rule(
    "story-attribute",
    "warning",
    Text("Thuộc tính {seen} của thẻ {tag} không được dùng; đã bỏ.", "Xóa thuộc tính này: trang web tự lo giao diện."),
    Text("The attribute {seen} of {tag} is not allowed and was removed.", "Delete it: the site decides about looks."),
)
DANGEROUS_LINK = Rule(
    "story-dangerous-link",
    "error",
    Text("Địa chỉ nguy hiểm {seen}; đã bỏ.", "Chỉ dùng địa chỉ trang web, ví dụ https://co-quan.example/."),
    Text("The dangerous address {seen} was removed.", "Use only web addresses, for example https://co-quan.example/."),
)
LINK = Rule(
    "story-link",
    "warning",
    Text("Liên kết {seen} không được dùng; đã bỏ, chữ vẫn giữ.", "Viết đủ địa chỉ, ví dụ https://co-quan.example/."),
    Text("The link {seen} was removed; its text stays.", "Give a full address, for example https://co-quan.example/."),
)
IMAGE = Rule(
    "story-image",
    "warning",
    Text(
        "Ảnh {seen} trong bài viết; đã bỏ.",
        "Khai ảnh ở mục photos, rồi xóa chỗ này. Tệp ảnh đặt cạnh profile.yml; của tin bài thì trong thư mục cùng tên.",
    ),
    Text(
        "The image {seen} was removed from the story.",
        "Declare it in photos and delete it here. Its file lies beside profile.yml; that of a post, in its folder.",
    ),
)
INDENTED = Rule(
    "story-indented",
    "warning",
    Text("Đoạn này lùi vào 4 dấu cách nên bị coi là mã máy tính.", "Xóa khoảng trắng ở đầu dòng."),
    Text("Indented by four spaces, this paragraph becomes computer code.", "Delete the space before it."),
)
