"""What a text of each kind must look like, as messages say it."""

from __future__ import annotations

#: What each kind of text must look like: in Vietnamese, in English, an example.
EXPECTED: dict[str, tuple[str, str, str]] = {
    "expected-text": ("chữ", "text", "name: Nguyễn Văn A"),
    "one-line": ("chữ trên một dòng", "text on one line", "unit: Trạm Y tế phường Ví Dụ"),
    "stray-spaces": (
        "chữ không có dấu cách ở đầu, ở cuối hay hai dấu cách liền nhau",
        "text without spaces at its ends or doubled inside",
        "name: Nguyễn Văn A",
    ),
    "too-long": ("nhiều nhất {limit} ký tự (ở đây {length})", "at most {limit} characters (here {length})", ""),
    "too_short": ("ít nhất {min_length} mục", "at least {min_length} items", "[name]"),
    "string_too_long": ("nhiều nhất {max_length} ký tự", "at most {max_length} characters", "…"),
    "expected-date": ("ngày theo dạng năm-tháng-ngày", "a date as year-month-day", "2024-10-08"),
    "expected-partial-date": (
        "năm, năm-tháng hoặc năm-tháng-ngày, đúng mức nguồn ghi",
        "a year, year-month or year-month-day, as exact as the source is",
        "1994, 1994-12 hoặc 1994-12-17",
    ),
    "expected-span": ("năm đầu–năm cuối, hoặc một năm", "first–last year, or one year", "period: 2020–2024"),
    "span-backwards": ("năm cuối không trước năm đầu", "the last year not before the first", "period: 2020–2024"),
    "no-such-date": ("một ngày có thật trong lịch", "a date that exists", "2024-02-29"),
    "expected-life-date": (
        "năm, năm-tháng, năm-tháng-ngày, “khoảng” và một năm, hoặc “?”",
        "a year, year-month, year-month-day, “khoảng” with a year, or “?”",
        "1920, 1920-05, khoảng 1920",
    ),
    "expected-moment": (
        "ngày, giờ, tháng, quý hoặc năm",
        "a day, an hour, a month, a quarter or a year",
        "2025-10-10, 2025-10-10 08:00, 2025-10, quý II/2025 hoặc 2025",
    ),
    "no-such-moment": ("ngày giờ có thật trong lịch", "a date that exists", "2025-10-10 08:00"),
    "expected-clock": ("giờ và phút", "hours and minutes", 'start: "08:00"'),
    "expected-timecode": ("chỗ trong phim: phút và giây", "a place in a film: minutes and seconds", 'at: "12:30"'),
    "expected-album-photo": (
        "một ảnh của album: tên album, gạch chéo, tên tệp",
        "a photo of an album: album, slash, file",
        "poster: le-khai-mac/toan-canh.jpg",
    ),
    "person-without-a-name": ("ít nhất “honoree” hoặc “name”", "at least “honoree” or “name”", "honoree: nguyen-van-a"),
    "chapter-without-a-title": (
        "“title”, “speech” hoặc “honoree”",
        "“title”, “speech” or “honoree”",
        "title: Trao khen thưởng",
    ),
    "film-nowhere": (
        "“url” hoặc “file”, một trong hai",
        "“url” or “file”, one of them",
        "url: https://www.youtube.com/watch?v=…",
    ),
    "expected-secret": ("một câu từ 16 ký tự trở lên", "16 characters or more", "secret: bon-tu-chang-ai-doan-ra"),
    "expected-flag": ("true (có) hoặc false (không)", "true or false", "new_exemplar: true"),
    "expected-number": ("một số nguyên, chỉ gồm chữ số", "a whole number, digits only", "2"),
    "unknown-zone": (
        "tên một múi giờ của tz database",
        "the name of a zone of the tz database",
        "time_zone: Asia/Ho_Chi_Minh",
    ),
    "expected-amount": (
        "một con số viết như 1234, 1.234 hoặc 12,5",
        "a number written as 1234, 1.234 or 12,5",
        "value: 1234",
    ),
    "expected-days": ("số ngày, nhiều nhất 999", "a number of days, at most 999", "plan_days: 10"),
    "expected-working-days": (
        "số ngày làm việc, từ 1 đến 200",
        "a number of working days, 1 to 200",
        "working_days: 10",
    ),
    "expected-month": ("tháng theo dạng năm-tháng", "a month as year-month", "2025-04"),
    "expected-year": ("năm gồm bốn chữ số", "a year of four digits", "year: 2024"),
    "expected-fraction": ("số từ 0 đến 1, dấu chấm thập phân", "a number from 0 to 1", "focus: [0.5, 0.3]"),
    "expected-percent": ("số phần trăm từ 1 đến 100, dấu chấm thập phân", "percent, from 1 to 100", "share: 60"),
    "expected-slug": (
        "mã gồm chữ thường không dấu, chữ số và gạch nối",
        "an id of lower-case letters, digits and hyphens",
        "nguoi-tot-viec-tot",
    ),
    "expected-page-path": (
        "địa chỉ của trang, không có “/” ở đầu và cuối",
        "the address of a page, without “/” at either end",
        "gioi-thieu/lien-he",
    ),
    "expected-code": (
        "mã in trên giấy: 8 chữ cái thường không dấu (không có i, l, o, u) hoặc chữ số",
        "the code as it is printed: 8 digits or small letters, none of them i, l, o, u",
        "code: 7k2m9q4x",
    ),
    "expected-file-name": (
        "tên tệp nằm ngay trong thư mục, không dấu, không có “/”",
        "the name of a file in this folder, without accents or “/”",
        "chan-dung.jpg (“honorroll check --fix” đổi tên ảnh và sửa ở đây giúp)",
    ),
    "expected-url": (
        "địa chỉ bắt đầu bằng https:// hoặc http://",
        "an address that begins with https:// or http://",
        "https://co-quan.example/",
    ),
    "private-address": (
        "địa chỉ mà người ngoài cơ quan mở được, không phải của máy này hay mạng nội bộ",
        "an address that people outside the office can open, not one of this computer or a private network",
        "https://co-quan.example/",
    ),
    "expected-https": (
        "địa chỉ bắt đầu bằng https://",
        "an address that begins with https://",
        "https://www.wikidata.org/wiki/Q1858",
    ),
    "expected-correction": (
        "“mailto:” và một địa chỉ thư, hoặc địa chỉ https:// của một biểu mẫu",
        "“mailto:” and an address, or the https:// address of a form",
        "mailto:dinh-chinh@co-quan.example",
    ),
    "role-names-nothing": (
        "ít nhất “position” hoặc “unit”",
        "at least “position” or “unit”",
        "{position: Trạm trưởng, start: 2010}",
    ),
    "role-backwards": ("“end” không trước “start”", "“end” not before “start”", "{start: 2010, end: 2018}"),
    "period-backwards": ("“end” không trước “start”", "“end” not before “start”", "{start: 2020, end: 2025}"),
    "source-names-nothing": (
        "ít nhất “url” hoặc “title”",
        "at least “url” or “title”",
        "title: Báo Nhân Dân, số ra ngày 10/10/2024",
    ),
}
