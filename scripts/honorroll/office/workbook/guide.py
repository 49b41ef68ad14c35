"""The first sheet of a workbook: how it is filled in."""

from __future__ import annotations

from honorroll.office.workbook.columns import ERASED, NEW

GUIDE = (
    "Bảng vàng danh dự: cách điền bảng tính này",
    "",
    (
        "1. Mỗi người một dòng ở “Cá nhân”, mỗi tập thể một dòng ở “Tập thể”, mỗi hộ một dòng ở “Hộ gia đình”. "
        "Cột nền đỏ bắt buộc điền."
    ),
    "2. “Mã hồ sơ”: để trống với người mới, chương trình tự đặt; người đã có thì giữ nguyên mã.",
    (
        "3. Mỗi lần khen là một dòng ở “Khen thưởng”, mỗi nguồn đã công bố là một dòng ở “Nguồn”. "
        "Cột đầu ghi mã hồ sơ; người mới chưa có mã thì ghi họ tên, đúng như ở trang tính kia."
    ),
    (
        "4. Nhiều ô có danh sách để chọn. Các tên ấy nằm ở trang tính “Danh mục”. Ô cần nhiều mục thì ngăn bằng "
        "dấu chấm phẩy: Người tốt, việc tốt; Đền ơn đáp nghĩa."
    ),
    "5. Ngày ghi như 8/10/2024; không rõ ngày thì 10/2024 hoặc 2024. Không tự thêm ngày mà văn bản không có.",
    "6. “Nguồn số” là số thứ tự của nguồn ở trang tính “Nguồn”, đếm từ 1 cho từng hồ sơ.",
    (
        "7. “Căn cứ”: chọn “Nguồn đã công bố” khi báo, quyết định đã đăng (và ghi nguồn đó); chọn “Phiếu đồng ý” khi "
        "có phiếu (và ghi số phiếu, ngày phiếu, phạm vi)."
    ),
    (
        "8. “Tệp ảnh”: tên tệp ảnh chân dung trong thư mục ảnh gửi kèm. Để trống thì chương trình tìm ảnh mang họ tên, "
        "đúng cả dấu."
    ),
    f"9. Ô để trống không làm mất gì của hồ sơ đã có. Muốn xóa một mục thì ghi {ERASED}.",
    f"10. Trùng tên với người đã có mà là người khác: ghi “{NEW}” vào “Mã hồ sơ”.",
    "11. Không ghi ngày sinh, số giấy tờ, số điện thoại, địa chỉ nhà: chương trình không nhận và báo lại.",
    "",
    (
        "Nhập: mở bàn làm việc, chọn “Nhập tệp”; hoặc chạy: honorroll import TỆP.xlsx --photos THƯ-MỤC-ẢNH. "
        "Chương trình cho xem sẽ thêm, sửa những gì rồi mới ghi; có một ô sai thì không ghi gì cả."
    ),
)
