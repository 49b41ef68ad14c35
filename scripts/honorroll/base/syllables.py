"""Whether a word can be a Vietnamese syllable, by its spelling: initial, rime and tone.

Spelling is regular enough for a table: 27 initials, some 170 rimes, and of the rimes that end in a stop only two tones.
That tells text in a wrong encoding from names of other languages.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Grave, acute, tilde, hook and dot below; rimes that end in a stop take only the acute and the dot.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED_TONES = ("\u0301", "\u0323")
#: A vowel before a glide, which carries no tone; qu and gi are initials, and uy is toned in two ways.
_GLIDE = re.compile("(?:[aăâeêiơưoô](?<!gi)[oiuy]|[^q]u[i])$")
_CONSONANTS = "bcdđghklmnpqrstvx"
_INITIAL = re.compile("ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx]|")
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ooc
oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uynh uyt uyu uyên
uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y yêm yên yêng yêt yêu
"""
#: After “qu”, whose u belongs to the rime.
_AFTER_QU = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eng eo et ê êch ên ênh êt "
    "i ơ ôc y ych yên yêt ynh yt"
)
_BY_INITIAL = {"qu": frozenset(_AFTER_QU.split())}
_OTHERWISE = frozenset(_RIMES.split())
#: Before i, e, ê and y the sounds of c, g and ng are spelt k, gh and ngh.
_FRONT = ("i", "e", "ê", "y")


@lru_cache(maxsize=1 << 14)  # a text has few words
def is_syllable(word: str, *, toned: bool = True) -> bool:
    """Whether ``word`` may be a syllable. Without ``toned`` a tone that the rime does not take is passed over."""
    bare: list[str] = []
    tones = ""
    for character in unicodedata.normalize("NFD", word.lower()):
        if character in _TONES and bare and bare[-1] not in _CONSONANTS:
            tones += character
        else:
            bare.append(character)
    spelt = unicodedata.normalize("NFC", "".join(bare))
    if toned and _GLIDE.search(spelt) and unicodedata.normalize("NFD", word)[-1:] in _TONES:
        return False  # léo, never leó
    return len(tones) <= 1 and any(_fits(*parts, tones, toned) for parts in _parts(spelt))


def _parts(spelt: str) -> list[tuple[str, str]]:
    initial = (_INITIAL.match(spelt) or [""])[0]
    parts = [(initial, spelt[len(initial) :])]
    return [*parts, ("g", spelt[1:])] if initial == "gi" else parts  # gì, giếng


def _fits(initial: str, rime: str, tones: str, toned: bool) -> bool:
    if rime not in _BY_INITIAL.get(initial, _OTHERWISE):
        return False
    if not toned:
        return True
    is_front = rime[0] in _FRONT
    if (initial in ("c", "ng") and is_front) or (initial in ("k", "gh", "ngh") and not is_front):
        return False
    if initial == "g" and is_front and rime[0] != "i":  # gì
        return False
    return tones in _STOPPED_TONES or not rime.endswith(("c", "ch", "p", "t"))
