/* Whether a word can be a Vietnamese syllable by its spelling, with accents or without; syllables.py has the same table. */
const INITIALS = /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx]|)/;
const RIMES = new Set(`a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep
et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oa oac oach oai
oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua
uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uynh uyt uyu uyên uyêt ư ưa ưc ưi
ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu`.split(/\s+/));
const AFTER_QU = new Set(`a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eng eo et ê êch ên ênh êt i ơ
ôc y ych yên yêt ynh yt`.split(/\s+/));
const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
const PLAIN_RIMES = new Set([...RIMES].map(bare));
const PLAIN_AFTER_QU = new Set([...AFTER_QU].map(bare));

/* The initial and the rime of a word in small letters, without its tone. */
export function parts(word) {
  const [initial] = INITIALS.exec(word);
  const rime = word.slice(initial.length);
  return initial === "gi" && (!rime || !/^[aăâeêoôơuư]/.test(rime)) ? ["g", `i${rime}`] : [initial, rime];
}

/* Without accents every letter may stand for those with a mark. */
export function isPlainSyllable(word) {
  const [initial, rime] = parts(word);
  return (initial === "qu" ? PLAIN_AFTER_QU : PLAIN_RIMES).has(rime) || (initial === "gi" && PLAIN_RIMES.has(`i${rime}`));
}

export function isSyllable(word) {
  const tones = word.normalize("NFD").match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? [];
  const spelt = word.normalize("NFD").replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "").normalize("NFC");
  if (tones.length > 1) return false;
  if (tones.length === 0 && spelt === bare(spelt)) return isPlainSyllable(spelt);
  const [initial, rime] = parts(spelt);
  if (!(initial === "qu" ? AFTER_QU : RIMES).has(rime) && !(initial === "gi" && RIMES.has(`i${rime}`))) return false;
  return !/(?:c|ch|p|t)$/.test(rime) || tones.length === 0 || "\u0301\u0323".includes(tones[0]);
}
