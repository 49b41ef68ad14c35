"""Text in another encoding than Unicode is found and converted back, and no other text is taken for it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.generators.names import FAMILY_NAMES, GIVEN_NAMES, MIDDLE_NAMES, names
from tests.running import REPOSITORY

from honorroll.base.syllables import is_syllable
from honorroll.formats import escaped_letters, garbled
from honorroll.formats.legacy_letters import TCVN3, VNI

TO_TCVN3 = {meant: seen for seen, meant in TCVN3.items()}
#: The mark of a capital is written as a capital too; of the forms that are read the last one is that.
TO_VNI = {meant: seen for seen, meant in VNI.items()}
WORDS = sorted({*" ".join(FAMILY_NAMES).split(), *MIDDLE_NAMES.split(), *GIVEN_NAMES.split()})
#: TCVN3 has no capitals with a tone: fonts of their own show small letters as capitals.
SYLLABLES = [word for word in WORDS if is_syllable(word)]
PLAIN = [word for word in SYLLABLES if all(letter.isascii() or letter in TO_TCVN3 for letter in word)]


def seen_in(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(letter, letter) for letter in text)


def telling(words: list[str], table: dict[str, str]) -> list[str]:
    """Without those that become another word: Phụng in TCVN3 is seen as Phông."""
    return [word for word in words if word.isascii() or not is_syllable(seen_in(word, table), toned=False)]


def texts(words: list[str]) -> st.SearchStrategy[str]:
    """Some words, of which enough different ones are written with letters that tell: Quèc alone is French, too."""
    return (
        st.lists(st.sampled_from(words), min_size=4, max_size=12)
        .map(" ".join)
        .filter(lambda text: len({word for word in text.split() if not word.isascii()}) >= 4)
    )


@given(texts(telling(PLAIN, TO_TCVN3)))
def test_tcvn3_is_found_and_converted_back(text: str) -> None:
    (found,) = garbled.find(f"name: {seen_in(text, TO_TCVN3)}")
    assert (found.encoding, found.meant) == (garbled.TCVN3_TEXT, text)


@given(texts(telling(SYLLABLES, TO_VNI)))
def test_vni_is_found_and_converted_back(text: str) -> None:
    (found,) = garbled.find(f"name: {seen_in(text, TO_VNI)}")
    assert (found.encoding, found.meant) == (garbled.VNI_TEXT, text)


@example("Dũng Dũng Dũng Dũng", "mac_roman")
@given(texts(SYLLABLES), st.sampled_from(["cp1252", "latin-1", "cp1258", "mac_roman"]))
def test_misread_utf_8_is_found_and_converted_back(text: str, codec: str) -> None:
    assume(any(letter > "\u00ff" for letter in text))  # that à alone was misread nobody can tell
    raw = unicodedata.normalize("NFC", text).encode()
    seen = "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in raw)
    if codec == "cp1258" and unicodedata.normalize("NFC", seen) != seen:
        return  # bytes that are marks there have joined the letters before them
    (found,) = garbled.find(f"name: {seen}")
    assert (found.encoding, found.meant) == (garbled.MISREAD, unicodedata.normalize("NFC", text))


@given(texts(WORDS))
def test_unicode_is_never_taken_for_anything_else(text: str) -> None:
    assert garbled.find(f"name: {text}\nstory: |\n  {text}. {text}?\n") == []


def test_no_name_is_taken_for_garbled() -> None:
    assert garbled.find("\n".join(f"name: {name}" for name in names(20_000))) == []


GARBLED = {
    "NguyÔn V¨n Hïng": "Nguyễn Văn Hùng",
    "TrÇn ThÞ Mai H\xad¬ng": "Trần Thị Mai Hương",
    "TrÇn ThÞ Mai": "Trần Thị Mai",
    "Mai Hång": "Mai Hồng",
    "NGUYÔN V¨N HïNG": "NGUYỄN VĂN HÙNG",
    "Thµnh phè Hå ChÝ Minh": "Thành phố Hồ Chí Minh",
    "4512/Q§-UBND": "4512/QĐ-UBND",
    "phường Hµ CÇu": "phường Hà Cầu",
    "Traàn Thò Mai Höông": "Trần Thị Mai Hương",
    "NGUYEÃN VAÊN A": "NGUYỄN VĂN A",
    "ñöôøng": "đường",
    "QÑ-UBND": "QĐ-UBND",
    "Nguyá»…n VÄƒn A": "Nguyễn Văn A",
    "HÃ Ná»™i lÃ m viá»‡c": "Hà Nội làm việc",
    "HĂ Ná»™i": "Hà Nội",
    "Nguyá»\x85n VÄ\x83n A": "Nguyễn Văn A",
    "Nguy&#7877;n V&#x103;n A &amp; B": "Nguyễn Văn A & B",
    "Nguy&ecirc;n": "Nguyên",
    "Nguy?n V?n A": "Nguyễn Văn A",
    "Tr?n Th? Mai H??ng": "Trần Thị Mai Hương",
    "V? Th? Sáu": "Vũ Thị Sáu",
    "?inh V?n B": "Đinh Văn B",
    "Nguy\ufffdn V\ufffdn A": "Nguyễn Văn A",
    "x?m Tr?n": "",
}


@pytest.mark.parametrize("seen", GARBLED)
def test_garbled(seen: str) -> None:
    (found,) = garbled.find(f"a: b\n  - unit: {seen}\n")
    assert (found.line, found.column, found.seen, found.meant) == (2, 11, seen, GARBLED[seen])


#: Each a line of its own: names of other languages, signs, laws' numbers, questions, addresses.
INNOCENT = """
Müller
São Paulo
Françoise Thaï
José Núñez
Seán
El Niño
Citroën
café né
Gaëtan Björn Søren Åse
Léopold Sédar Senghor
Köln München Zürich
João Gonçalves Simões
voilà où est né Noël
Dvořák Škoda Łódź
Krông Năng, Êđê, Buôn Hồ, Y Blô Niê, H'Hen Niê
25 °C, 10 µm, ½ giờ, 5×3, ±2 %
§ 5, §5, Điều 5¹, m², km²
«Mai» và «lá»…
Vinamilk® TM™ ©2024 © Hà
Mª Carmen
Hoà Bình, thuý, uỷ ban
Ðức Ðông
Hô Chi Minh
ôtô, rôbốt, bôxít, xi-măng
Ai? Tại sao? Có?Không
https://a.example/x?id=ab&copy=1
R&amp;D &nbsp; x
“ĐÃ”
06/2022/QH15, 98/2023/NĐ-CP, 4512/QĐ-UBND
x?y
""".strip().split("\n")


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent(text: str) -> None:
    assert garbled.find(f"name: {text}") == []


def test_the_real_roll_is_innocent() -> None:
    """What is published, and the guides."""
    paths = [path for top in ("honorees", "content") for path in (REPOSITORY / top).rglob("*")]
    texts_ = [path.read_text(encoding="utf-8") for path in paths if path.suffix in (".yml", ".md")]
    assert len(texts_) > 50
    assert [found for text in texts_ for found in garbled.find(text)] == []


FILES = {
    "TCVN3": ("name: NguyÔn V¨n Hïng\nunit: Tr¹m\n".encode("latin-1"), "name: Nguyễn Văn Hùng\nunit: Trạm\n"),
    "VNI": ("name: Nguyeãn Vaên Huøng\n".encode("latin-1"), "name: Nguyễn Văn Hùng\n"),
    "1258": (b"name: Nguy\xea\xden V\xe3n A\nunit: Tra\xf2m\n", "name: Nguyễn Văn A\nunit: Trạm\n"),
    "1258, of NFD": (b"name: Tra?\xccn Thi\xf2 Hu?o?ng\n", "name: Trần Thị Hương\n"),
}


@pytest.mark.parametrize("name", FILES)
def test_whole_files(name: str) -> None:
    raw, text = FILES[name]
    known = garbled.decoded(raw)
    assert known
    assert known[1] == text
    finding = garbled.wrong_encoding(raw, "a.yml")
    assert finding
    assert re.search(name[:4], finding.message("vi"))
    assert text.split("\n", 1)[0] in finding.message("vi")


def test_a_file_of_no_known_encoding_is_not_guessed() -> None:
    assert garbled.decoded(bytes(range(1, 256))) is None
    assert garbled.decoded("a: b\nname: Nguyễn Văn A\n".encode() + b"\xff") is None


def test_a_long_line_takes_no_long_time() -> None:
    for text in ("?a" * 100_000, "a?" * 100_000, "Ã" * 200_000, "&#" * 100_000, "Hµ " * 60_000, "aâ" * 100_000):
        garbled.find(text)


def test_letters_that_are_typed_as_several_signs_are_no_codes() -> None:
    typed = unicodedata.normalize("NFD", "Trần Thị Ánh")
    assert escaped_letters.read(typed) == typed
    assert escaped_letters.read(f"{typed} %E1%BA%A7") == unicodedata.normalize("NFC", f"{typed} ầ")
