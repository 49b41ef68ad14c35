"""What the terminal says of published addresses, copies for hosts and uploads: a part of ``messages.TEXTS``."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "copied-for": ("Bản cho {host}: {folder}", "The copy for {host}: {folder}"),
    "include-conf": (
        "Ghi vào khối “server” của nginx rồi nạp lại nginx (nginx -s reload): include {conf};",
        "Write into the “server” block of nginx, and reload it (nginx -s reload): include {conf};",
    ),
    "reload-conf": (
        "Đã làm lại {conf}: nạp lại nginx (nginx -s reload).",
        "Made {conf} again: reload nginx (nginx -s reload).",
    ),
    "unfit-path": (
        "Đường dẫn “{fact}” có dấu “$” hoặc xuống dòng, nginx không đọc được. Đặt bản đó ở nơi khác: --site-dir.",
        "The path “{fact}” has a “$” or a line end, which nginx cannot be told of. Name another folder: --site-dir.",
    ),
    "no-addresses": (
        (
            "Không lấy được danh sách địa chỉ đã công bố ({fact}). Trang chưa từng lên mạng thì nói rõ một lần: "
            "--published /dev/null; nếu đã có, tải tệp dia-chi.txt của trang về rồi chỉ ra tệp đó: --published TỆP."
        ),
        (
            "There is no list of published addresses to be had ({fact}). If the site was never online, say so once: "
            "--published /dev/null; if it was, download its dia-chi.txt and name the file: --published FILE."
        ),
    ),
    "first-addresses": (
        (
            "Chưa biết địa chỉ nào từng công bố, nên chưa thể nhận ra địa chỉ bị mất. Nếu trang đã lên mạng: "
            "honorroll build --published"
        ),
        (
            "Nothing is known to have been public before, so no lost address could be noticed. If the site is online: "
            "honorroll build --published"
        ),
    ),
}
