"""Scenes of what people did, by the file of ``demo/`` that they become."""

from __future__ import annotations

from collections.abc import Callable

from demo.drawings import indoors, outdoors
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


def scene(draw: Callable[[], str]) -> str:
    return drawing(WIDTH, HEIGHT, draw())
