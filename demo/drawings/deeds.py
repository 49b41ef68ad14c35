"""Scenes of what people did, by the file of ``demo/`` that they become."""

from __future__ import annotations

from collections.abc import Callable

from demo.drawings import conference, indoors, outdoors
from demo.drawings.places import HEIGHT, WIDTH
from demo.drawings.svg import drawing

_WHO = "honorees/individuals/"
DEEDS: dict[str, Callable[[], str]] = {
    _WHO + "tran-van-chu/lop-hoc-tren-thuyen.webp": outdoors.class_on_a_boat,
    _WHO + "tran-van-chu/buoi-sang-o-ben.webp": outdoors.morning_at_the_landing,
    _WHO + "hoang-thi-to/khung-cui.webp": indoors.loom,
    _WHO + "dinh-van-be/lop-boi.webp": outdoors.swimming_class,
    _WHO + "ly-van-mong/xuong-moc.webp": indoors.low_saw,
    _WHO + "duong-thi-noi/bep-com.webp": indoors.kitchen,
    _WHO + "ta-van-trong/doi-trong.webp": outdoors.drums,
    _WHO + "cao-van-xa/tap-nhay.webp": outdoors.high_jump,
    _WHO + "giang-thi-mua/vo-mua.webp": indoors.dance,
    _WHO + "luc-van-voi/lop-mai.webp": outdoors.roof,
    _WHO + "trieu-van-neo/rung-cay.webp": outdoors.forest,
    _WHO + "nguyen-van-a/kham-tai-nha.webp": outdoors.visit,
    _WHO + "tran-thi-b/lop-hoc-toi.webp": indoors.evening_class,
    _WHO + "pham-thi-buoi/hang-cay.webp": outdoors.planting,
    _WHO + "hoang-van-men/lo-gom.webp": indoors.kiln,
    _WHO + "pham-van-ruong/con-duong.webp": outdoors.new_road,
    _WHO + "vu-thi-choi/ca-dem.webp": outdoors.sweeping,
    _WHO + "ho-van-sao/khoa-nhi.webp": indoors.flute,
    _WHO + "chu-thi-mach/ban-do-ngap.webp": indoors.flood_map,
    _WHO + "ninh-thi-giay/mot-cua.webp": indoors.counter,
    _WHO + "to-thi-mam/tu-sach.webp": indoors.books,
    _WHO + "nguyen-thi-hat/vuon-rau.webp": outdoors.veg_garden,
    "honorees/collectives/doi-van-nghe-vi-du/ca-doi.webp": indoors.choir,
    "honorees/collectives/tram-y-te-vi-du-dong/ca-tram.webp": indoors.clinic,
    "honorees/collectives/doi-chua-chay-vi-du/ca-doi.webp": outdoors.firemen,
    "honorees/collectives/truong-tieu-hoc-vi-du-tay/san-truong.webp": outdoors.school,
    "honorees/households/gia-dinh-ong-loi-va-ba-man/ca-nha.webp": outdoors.household,
}

#: Pictures of posts: scenes that stand on somebody's page too.
COVERS: dict[str, Callable[[], str]] = {
    f"content/news/{file}.webp": draw
    for file, draw in {
        "hoi-nghi-nam-cau-chuyen/anh-chung": conference.group_photo,
        "anh-hoi-nghi/ban-viec": conference.planning,
        "lop-hoc-tren-thuyen/lop-hoc": outdoors.class_on_a_boat,
        "doi-hac-tro-ve/khung-cui": indoors.loom,
        "cai-phao-mua-mua/ban-do": indoors.flood_map,
        "nha-thu-bay-muoi-ba/lop-mai": outdoors.roof,
        "60-ngay-tong-ket/trong-cay": outdoors.planting,
        "lop-boi-he/lop-boi": outdoors.swimming_class,
        "cai-noi-nhom/bep-com": indoors.kitchen,
        "tiep-suc-mua-thi/san-truong": outdoors.school,
        "rung-ong-neo/rung-cay": outdoors.forest,
        "nghe-nhan-men-dot-lo/lop-nghe": indoors.kiln,
        "lop-boi-he/ben-song": outdoors.morning_at_the_landing,
        "anh-hoi-nghi/toan-canh": conference.whole_hall,
        "anh-hoi-nghi/chen-tra": conference.tea,
        "anh-hoi-nghi/trien-lam": conference.exhibition,
        "tet-xa-nha/ca-dem": outdoors.sweeping,
        "tet-xa-nha/phong-truc": indoors.clinic,
        "tet-xa-nha/ben-do": outdoors.morning_at_the_landing,
        "lich-thang-nguoi-tot/trien-lam": conference.exhibition,
        "bay-muoi-mot-viec/ban-viec": conference.planning,
        "hai-mua-lu-cua-ong-jan/vuon-rau": outdoors.veg_garden,
        "chuyen-o-lop-hoc-toi/lop-hoc-toi": indoors.evening_class,
        "mau-don-mot-mat/mot-cua": indoors.counter,
        "tieng-sao/khoa-nhi": indoors.flute,
    }.items()
}


def scene(draw: Callable[[], str]) -> str:
    return drawing(WIDTH, HEIGHT, draw())
