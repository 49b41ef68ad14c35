/* What a keyboard set to Telex or VNI leaves where no input method runs: “Phan Thij Thuaanj”, “Phan Thi5 Thua65n”.

   A word is decoded only where it is no plain syllable and the result is one, so that “thuong” and “K9” stay. The rules
   and tests/cases/telex.tsv are those of UniKey: marks and tones stand behind their letter or at the end of the word. */
import { isSyllable } from "./syllables.js";

const TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323", z: "" };
const DIGITS = { 1: "s", 2: "f", 3: "r", 4: "x", 5: "j" };
const LONGEST_WORD = 11;
const VOWELS = "aăâeêioôơuưy";
const isVowel = (letter) => VOWELS.includes(letter);

/* The places of a mark among the letters so far, each with its letters after it; the likeliest first. */
function circumflexed(letters, of) {
  const found = [];
  for (let n = letters.length - 1; n >= 0; n -= 1) {
    const marked = { a: "â", e: "ê", o: "ô" }[letters[n]];
    if (marked && (!of || letters[n] === of)) found.push(replaced(letters, n, marked));
  }
  return found;
}

function horned(letters, marks) {
  const found = [];
  const both = letters.findIndex((letter, n) => "uư".includes(letter) && letters[n + 1] === "o" && letters[n - 1] !== "q");
  if (marks.o && both >= 0) found.push(replaced(replaced(letters, both, "ư"), both + 1, "ơ"));
  for (const [n, letter] of letters.entries()) {
    if (marks[letter] && !(letter === "u" && letters[n - 1] === "q")) found.push(replaced(letters, n, marks[letter]));
  }
  return found;
}

const replaced = (letters, at, letter) => [...letters.slice(0, at), letter, ...letters.slice(at + 1)];

/* What the letters may become by one more key, in Telex. A key that is not used up as a mark is a letter. */
function telex(letters, key, state) {
  if (key in TONES && letters.some(isVowel)) return key === state.tone ? [] : [{ letters, tone: key }];
  const next = [];
  if ("aeo".includes(key)) next.push(...circumflexed(letters, key));
  if (key === "w") next.push(...horned(letters, { a: "ă", o: "ơ", u: "ư" }), [...letters, "ư"]);
  if (key === "d" && letters[0] === "d") next.push(replaced(letters, 0, "đ"));
  if (!"fjwz".includes(key)) next.push([...letters, key]);
  return next.map((each) => ({ letters: each, tone: state.tone }));
}

function vni(letters, key, state) {
  if (key in DIGITS && letters.some(isVowel)) return [{ letters, tone: DIGITS[key] }];
  const next = { 6: () => circumflexed(letters), 7: () => horned(letters, { o: "ơ", u: "ư" }), 8: () => horned(letters, { a: "ă" }),
    9: () => (letters[0] === "d" ? [replaced(letters, 0, "đ")] : []) }[key]?.() ?? (/[a-z]/.test(key) ? [[...letters, key]] : []);
  return next.map((each) => ({ letters: each, tone: state.tone }));
}

/* The vowel that carries the tone, as on the site: hòa, thủy. */
function toned(spelt, tone) {
  const start = /^(?:qu|gi(?=[aăâeêoôơuư]))/.test(spelt) ? 2 : 0;
  const places = [...spelt].map((letter, n) => (n >= start && isVowel(letter) ? n : -1)).filter((n) => n >= 0);
  const marked = places.filter((n) => "ăâêôơư".includes(spelt[n]));
  const isClosed = places.at(-1) < spelt.length - 1;
  const at = marked.at(-1) ?? places[places.length > 1 && (places.length > 2 || isClosed) ? 1 : 0];
  return (spelt.slice(0, at + 1) + tone + spelt.slice(at + 1)).normalize("NFC");
}

/* The first way to read the rest of the keys that ends in a syllable; undefined where there is none. */
function read(keys, n, state, step) {
  if (n === keys.length) {
    const spelt = state.letters.join("").replace("ưo", "ươ").replace(/uơ(?=[a-z])/, "ươ");
    if (!state.letters.some(isVowel)) return undefined;
    const found = toned(spelt, state.tone ? TONES[state.tone] : "");
    return isSyllable(found) ? found : undefined;
  }
  for (const next of step(state.letters, keys[n], state)) {
    const found = read(keys, n + 1, next, step);
    if (found) return found;
  }
  return undefined;
}

/* A word as it was meant; as it was typed where it says nothing else. */
export function decoded(word) {
  const keys = word.toLowerCase();
  if (keys.length > LONGEST_WORD || !/^[a-z]+[a-z1-9]*$/.test(keys) || isSyllable(keys)) return word;
  const isVni = /\d/.test(keys);
  if (isVni && keys.replace(/\d/g, "").length < 2) return word;
  const found = read([...keys], 0, { letters: [], tone: "" }, isVni ? vni : telex);
  if (!found || found === keys) return word;
  if (word === word.toUpperCase()) return found.toUpperCase();
  return word[0] === keys[0] ? found : found[0].toUpperCase() + found.slice(1);
}
