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
    "upload-again-netlify": (
        (
            "Đã làm lại {folder}: đưa ngay bản này lên Netlify, rồi xóa các lần đưa lên trước ở đó (Deploys): mỗi lần "
            "vẫn mở được ở địa chỉ riêng của nó."
        ),
        (
            "Made {folder} again: upload it to Netlify now, and delete the earlier deploys there: each can still be "
            "opened at an address of its own."
        ),
    ),
    "upload-again-cloudflare": (
        (
            "Đã làm lại {folder}: đưa ngay bản này lên Cloudflare, rồi xóa các lần đưa lên trước ở đó (Deployments): "
            "mỗi lần vẫn mở được ở địa chỉ riêng của nó. Có tên miền riêng thì xóa cả bộ nhớ đệm (Caching, Purge "
            "Everything)."
        ),
        (
            "Made {folder} again: upload it to Cloudflare now, and delete the earlier deployments there: each can "
            "still be opened at an address of its own. With a domain of your own purge the cache, too (Caching, Purge "
            "Everything)."
        ),
    ),
    "host-refuses-file": (
        (
            "Cloudflare Pages không nhận tệp lớn như thế này: {fact}. Chưa thay đổi gì ở trang đang chạy và ở bản cho "
            "Cloudflare. Thay bằng tệp nhỏ hơn (phim: giảm độ phân giải, cắt ngắn), hoặc chọn nơi đặt khác: --for."
        ),
        (
            "Cloudflare Pages takes no file as large as this one: {fact}. The live site and the copy for Cloudflare "
            "are as they were. Put a smaller file there (a film: lower its resolution, cut it), or choose another "
            "host: --for."
        ),
    ),
    "host-refuses-files": (
        (
            "Cloudflare Pages không nhận nhiều tệp như thế: {fact}. Chưa thay đổi gì ở trang đang chạy và ở bản cho "
            "Cloudflare. Chọn nơi đặt khác: --for."
        ),
        (
            "Cloudflare Pages does not take as many files: {fact}. The live site and the copy for Cloudflare are as "
            "they were. Choose another host: --for."
        ),
    ),
    "host-to-be-paid": (
        (
            "Trang có {number} tệp, mà gói miễn phí của Cloudflare Pages chỉ nhận {free}: cần gói trả phí, và đặt biến "
            "PAGES_WRANGLER_MAJOR_VERSION=4 ở đó; hoặc chọn nơi đặt khác: --for."
        ),
        (
            "The site has {number} files, of which Cloudflare Pages takes {free} for nothing: it needs a paid plan, "
            "and the variable PAGES_WRANGLER_MAJOR_VERSION=4 there; or choose another host: --for."
        ),
    ),
    "uploaded": (
        "Đã đưa lên {target}: gửi {sent} tệp, bỏ {removed} tệp; cả trang có {whole} tệp.",
        "Uploaded to {target}: {sent} files sent, {removed} removed, {whole} in all.",
    ),
    "stage-upload": ("Đang đưa lên", "Uploading"),
    "carry-conf": (
        "Chép {conf} sang máy chủ, “include” nó trong khối “server” của nginx rồi nạp lại (nginx -s reload).",
        "Copy {conf} to the server, include it in the “server” block of nginx, and reload it (nginx -s reload).",
    ),
    "nothing-to-publish": (
        "Chưa có bản dựng nào còn nguyên vẹn để đưa lên. Hãy chạy: honorroll build",
        "There is no whole release to upload. Run: honorroll build",
    ),
    "upload-failed": (
        (
            "Chưa đưa trang lên được, hoặc chưa hết: {fact}. Trang ở đó vẫn đọc được; sửa xong thì chạy lại, phần đã "
            "gửi không phải gửi lại."
        ),
        (
            "The upload failed or did not come to its end: {fact}. The site there can be read; mend it, run this "
            "again: what was sent is not sent twice."
        ),
    ),
    "upload-refused": (
        (
            "Nơi đó không cho vào hoặc không cho ghi: {fact}. Kiểm tra tài khoản: với S3 là AWS_ACCESS_KEY_ID và "
            "AWS_SECRET_ACCESS_KEY, với rsync là khóa SSH; rồi chạy lại lệnh này."
        ),
        (
            "Nobody is let in there, or may not write: {fact}. Look at the account: AWS_ACCESS_KEY_ID and "
            "AWS_SECRET_ACCESS_KEY for S3, the SSH key for rsync; then run this again."
        ),
    ),
    "upload-clock": (
        "Đồng hồ của máy này sai nên nơi đó không nhận ({fact}). Chỉnh lại giờ (timedatectl) rồi chạy lại lệnh này.",
        "The clock of this machine is wrong, so it is refused ({fact}). Set it (timedatectl), and run this again.",
    ),
    "upload-foreign": (
        (
            "Ở đó đã có “{fact}” không do lệnh này đưa lên, nên không ghi gì cả. Chọn một thư mục trống; nếu đúng là "
            "bản cũ của trang này: thêm --adopt"
        ),
        (
            "“{fact}” is there already and was not uploaded by this command, so nothing was written. Name an empty "
            "folder; if it is an older copy of this site: add --adopt"
        ),
    ),
    "upload-own-folder": (
        (
            "“{fact}” là thư mục của hồ sơ và bài viết, hoặc chứa thư mục ấy, nên không đưa trang vào đó. Chọn một thư "
            "mục riêng cho trang."
        ),
        (
            "“{fact}” holds the profiles and posts, or what holds them, so no site is put there. Name a folder for the "
            "site alone."
        ),
    ),
    "upload-left": (
        (
            "Trang đã lên, nhưng “{fact}” thuộc hồ sơ đã gỡ mà vẫn còn ở đó, do nơi khác đưa lên. Hãy xóa tệp ấy rồi "
            "chạy lại lệnh này."
        ),
        (
            "The site was uploaded, but “{fact}”, which somebody else put there, belongs to a profile that was "
            "withdrawn. Remove that file, and run this again."
        ),
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
