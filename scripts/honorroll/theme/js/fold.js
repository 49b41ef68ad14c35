/* What two spellings of a text share, and its words. Runs in Node too.

   fold and toneNormalised are those of vietnamese.py, and tests/outputs/test_search.py holds the two together. */

const SPELT = { đ: "d", ƀ: "b", ð: "d", ł: "l", ø: "o", ı: "i", ß: "ss", æ: "ae", œ: "oe", ς: "σ" };
const folded = new Map();
const unmarked = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "");

function foldedSign(sign) {
  let image = folded.get(sign);
  if (image === undefined) {
    image = "";
    for (const letter of unmarked(unmarked(sign).toLowerCase())) {
      for (const part of SPELT[letter] ?? letter) {
        if (/(?![ʻʼ])[\p{L}\p{N}]/u.test(part)) image += part;
        else if (!/\p{Cf}/u.test(part)) image += " ";
      }
    }
    folded.set(sign, image);
  }
  return image;
}

/* What two spellings share: no case, tones, hats or đ, no punctuation, single spaces. */
export function fold(text) {
  let image = "";
  for (const sign of text) image += foldedSign(sign);
  return image.trim().replace(/\s+/g, " ");
}

/* One spelling for the two places of a tone: hòa and hoà give hoà. */
export function toneNormalised(text) {
  const moved = (pair) => {
    const [letter, tone] = pair[0].normalize("NFD");
    return (letter + pair[1] + tone).normalize("NFC");
  };
  return text.normalize("NFC").replace(
    /[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY]|(?<=[qQ])[ùúủũụÙÚỦŨỤ][aăâeêioôơAĂÂEÊIOÔƠ]/g, moved,
  );
}

/* The words of a text, each folded and as it is written. */
export function words(text) {
  const found = [];
  for (const piece of toneNormalised(text).toLowerCase().split(/\s+/)) {
    const parts = fold(piece).split(" ").filter(Boolean);
    for (const part of parts) found.push({ plain: part, typed: parts.length === 1 ? piece.replace(/[^\p{L}\p{N}]/gu, "") : part });
  }
  return found;
}
