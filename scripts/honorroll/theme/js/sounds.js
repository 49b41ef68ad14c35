/* Words that sound alike somewhere in the country and are written one for the other: nụa for lụa, Chàng for Tràng, Dũ for Vũ.

   A word is compared folded. Each rule has a cost: 1 for a habit of spelling, 2 for what is heard in the north and often
   written, 3 for what is heard in the south or changes a final. What costs less is tried first and ranks higher. */
import { isPlainSyllable, parts } from "./syllables.js";

const SAME_INITIALS = [
  [1, "c k q"], [1, "g gh"], [1, "ng ngh"], [2, "l n"], [2, "s x"], [2, "ch tr"], [2, "d gi r"], [3, "v d"], [3, "v gi"],
];
const SAME_FINALS = [[3, "n ng"], [3, "n nh"], [3, "t c"], [3, "t ch"]];
const SAME_VOWELS = [[2, "uu", "iu"], [2, "uou", "ieu"], [1, "i", "y"]];
export const MOST_COST = 6;

function add(costs, image, cost) {
  if (!(costs.get(image) <= cost)) costs.set(image, cost);
}

function initials(initial) {
  const costs = new Map([[initial, 0]]);
  for (const [cost, group] of SAME_INITIALS) {
    const same = group.split(" ");
    if (same.includes(initial)) for (const other of same) add(costs, other, cost);
  }
  return costs;
}

function rimes(rime) {
  const costs = new Map([[rime, 0]]);
  for (const [cost, one, other] of SAME_VOWELS) {
    if (rime === one) add(costs, other, cost);
    if (rime === other) add(costs, one, cost);
  }
  const [, vowels, final] = /^([aeiouy]*)(.*)$/.exec(rime);
  for (const [cost, group] of SAME_FINALS) {
    const same = group.split(" ");
    if (same.includes(final)) for (const other of same) add(costs, vowels + other, cost);
  }
  return costs;
}

/* Each word that sounds like `word`, by its cost; the word itself is not among them. */
export function alike(word) {
  const found = new Map();
  if (!/^[a-z]+$/.test(word) || word.length > 9) return found;
  const [initial, rime] = parts(word.replace(/^q(?!u)(o?)o*/, "qu$1").replace(/^w/, "qu"));
  for (const [start, startCost] of initials(initial)) {
    for (const [end, endCost] of rimes(rime)) {
      const other = start === "gi" && /^i/.test(end) ? `g${end}` : start === "qu" && /^[ou]/.test(end) ? `q${end}` : start + end;
      const cost = startCost + endCost;
      if (other !== word && cost <= MOST_COST && isPlainSyllable(other)) add(found, other, Math.max(1, cost));
    }
  }
  return found;
}
