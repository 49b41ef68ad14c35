/* In how many ways a query may be meant: as typed, with the marks of Telex or VNI put on (see typing.js), with abbreviations written out,
   without the form of address that stands before a name. Nothing is fetched here. */
import { words } from "./fold.js";

/* Folded, the longer first where one begins another; of several meanings the likelier first. */
const SHORT = Object.entries({
  ah: "anh hung", ahld: "anh hung lao dong", ahllvt: "anh hung luc luong vu trang", "b vien": "benh vien", bch: "ban chap hanh",
  bchqs: "ban chi huy quan su", bk: "bang khen", bmvnah: "ba me viet nam anh hung", bs: "bac si", bsi: "bac si", btv: "ban thuong vu",
  bv: "benh vien", bvdk: "benh vien da khoa", "c ty": "cong ty", ca: "cong an", cand: "cong an nhan dan", cap: "cong an phuong",
  caq: "cong an quan", catp: "cong an thanh pho", ccb: "cuu chien binh", cd: "cao dang|cong doan", clb: "cau lac bo", cnch: "cuu nan cuu ho",
  cp: "co phan|chinh phu", cscd: "canh sat co dong", csgt: "canh sat giao thong", cskv: "canh sat khu vuc", csnd: "canh sat nhan dan",
  cstd: "chien si thi dua", cstdcs: "chien si thi dua co so", ct: "chu tich|chinh tri", ctcp: "cong ty co phan", ctd: "chu thap do",
  cty: "cong ty", "d c": "dong chi", dc: "dong chi", dd: "dieu duong", dh: "dai hoc", dhkt: "dai hoc kien truc|dai hoc kinh te",
  dhqg: "dai hoc quoc gia", dhsp: "dai hoc su pham", dk: "da khoa", dl: "dan lap", dn: "doanh nghiep", dntn: "doanh nghiep tu nhan",
  dqtv: "dan quan tu ve", ds: "duoc si", dtn: "doan thanh nien", gdtx: "giao duc thuong xuyen", gk: "giay khen", gs: "giao su",
  gv: "giao vien", h: "huyen", hc: "huan chuong", hccc: "huan chuong chien cong", hcdl: "huan chuong doc lap", hcld: "huan chuong lao dong",
  hcsv: "huan chuong sao vang", hdnd: "hoi dong nhan dan", hn: "ha noi", hnd: "hoi nong dan", hpn: "hoi lien hiep phu nu|hoi phu nu",
  hs: "hoc sinh", ht: "hoa thuong|hieu truong", htx: "hop tac xa", hv: "hoc vien", hvannd: "hoc vien an ninh nhan dan",
  hvcsnd: "hoc vien canh sat nhan dan", hvct: "hoc vien chinh tri", hvqy: "hoc vien quan y", kdc: "khu dan cu", kdt: "khu do thi",
  ks: "ky su", ktt: "khu tap the", kts: "kien truc su", ldld: "lien doan lao dong", ldtt: "lao dong tien tien",
  lhpn: "lien hiep phu nu", llvt: "luc luong vu trang", llvtnd: "luc luong vu trang nhan dan", ls: "luat su|liet si", mg: "mau giao",
  mn: "mam non", mttq: "mat tran to quoc", nct: "nguoi cao tuoi", ngnd: "nha giao nhan dan", ngut: "nha giao uu tu",
  nnnd: "nghe nhan nhan dan", nnut: "nghe nhan uu tu", nsnd: "nghe si nhan dan", nsut: "nghe si uu tu", ntvt: "nguoi tot viec tot",
  p: "phuong", pccc: "phong chay chua chay", pct: "pho chu tich", pgs: "pho giao su", pk: "phong kham", pkdk: "phong kham da khoa",
  q: "quan", qd: "quyet dinh|quan doi", qdnd: "quan doi nhan dan", sv: "sinh vien", tc: "trung cap|to chuc", tct: "tong cong ty",
  tcty: "tong cong ty", tdkt: "thi dua khen thuong", tdp: "to dan pho", th: "tieu hoc", thcs: "trung hoc co so",
  thpt: "trung hoc pho thong", ths: "thac si", tncs: "thanh nien cong san", tn: "thanh nien", tnhh: "trach nhiem huu han", tp: "thanh pho",
  tphn: "thanh pho ha noi", tr: "truong", ts: "tien si", tskh: "tien si khoa hoc", tt: "trung tam|tap the|thi tran|tu thuc",
  ttnd: "thay thuoc nhan dan", ttut: "thay thuoc uu tu", ttvh: "trung tam van hoa", ttyt: "trung tam y te", tx: "thi xa",
  tyt: "tram y te", ubmttq: "uy ban mat tran to quoc", ubnd: "uy ban nhan dan", vdv: "van dong vien", vp: "van phong", x: "xa",
  xn: "xi nghiep",
}).map(([short, full]) => ({ short: short.split(" "), full: full.split("|").map((each) => each.split(" ")) }));
/* One letter is an abbreviation only at the beginning, or with a full stop. */
const MOST_READINGS = 5;

/* Forms of address: whom they suggest, by the letters of a record (see address_forms.py), and whom they do not fit. What
   follows in “not” makes another word of it: bác sĩ, anh hùng. */
const FORMS = Object.entries({
  thay: { wants: "gt", unlike: "f", not: "thuoc" }, co: { wants: "gf", unlike: "m" }, "co giao": { wants: "gf", unlike: "m" },
  "thay giao": { wants: "g", unlike: "f" }, "nha giao": { wants: "g" }, "giao vien": { wants: "g" }, "bac si": { wants: "y" },
  bac: { wants: "y", not: "si sy ho" }, chu: { wants: "v", unlike: "f" }, anh: { unlike: "f", wants: "m", not: "hung" },
  chi: { wants: "f", unlike: "m" }, ba: { wants: "f", unlike: "m", not: "me dinh vi" }, ong: { wants: "m", unlike: "f" }, cu: {},
  me: { wants: "f", unlike: "m" }, em: {}, chau: {}, be: {}, "dong chi": {}, "nghe nhan": { wants: "n" }, "bac sy": { wants: "y" },
  "giao su": { wants: "g" }, "tien si": {}, "pho giao su": { wants: "g" }, "pho giao su tien si": { wants: "g" },
  "giao su tien si": { wants: "g" }, "giao su tien si khoa hoc": { wants: "g" }, "liet si": { wants: "v" }, "liet sy": { wants: "v" },
  "hoa thuong": { wants: "t" }, "thuong toa": { wants: "t" }, "dai duc": { wants: "t" }, "su thay": { wants: "t" },
}).map(([form, meant]) => ({ form: form.split(" "), ...meant })).sort((one, other) => other.form.length - one.form.length);

const starts = (list, at, part) => part.every((word, n) => list[at + n]?.plain === word);
const written = (full) => full.map((plain) => ({ plain, typed: plain, isWritten: true }));

/* Whether some word may have been typed in Telex or VNI. */
export const isRaw = (text) => text.split(/\s+/).some((word) => /^[a-z][a-z1-9]+$/i.test(word)
  && /[fjwz]|aa|ee|oo|dd|[aeiouy][a-z]*[srx]|[a-z]\d|d[a-z]*d/i.test(word));

/* The words of a query, decoded. */
function typedWords(text, most, decoded) {
  const pieces = text.split(/\s+/).filter(Boolean).slice(0, most).map(decoded);
  return words(pieces.join(" ")).slice(0, most);
}

/* `list` with each of its abbreviations written out: a way for each of their meanings. */
function writtenOut(list, text) {
  let ways = [[]];
  let isChanged = false;
  for (let at = 0; at < list.length;) {
    const found = SHORT.filter(({ short }) => starts(list, at, short)).sort((one, other) => other.short.length - one.short.length)[0];
    const length = found?.short.join("").length;
    const isLast = at + (found?.short.length ?? 1) === list.length;
    const isMeant = found && (length > 1 ? !(isLast && length < 3 && at > 0 && !/\p{Lu}{2}\S*$/u.test(text)) || text.endsWith(" ")
      : (at === 0 && list.length > 1) || new RegExp(`\\b${found.short[0]}\\.`, "i").test(text));
    if (isMeant) isChanged = true;
    const next = isMeant ? found.full.map(written) : [[list[at]]];
    ways = ways.flatMap((way) => next.map((words) => [...way, ...words])).slice(0, MOST_READINGS);
    at += isMeant ? found.short.length : 1;
  }
  return isChanged ? ways : [];
}

/* Without the form of address at its beginning; undefined where there is none, or nothing behind it. */
function unaddressed(list) {
  for (const { form, wants = "", unlike = "", not = "" } of FORMS) {
    const rest = list.slice(form.length);
    if (starts(list, 0, form) && rest.length > 0 && !not.split(" ").includes(rest[0].plain)) return { words: rest, wants, unlike };
  }
  return undefined;
}

/* Every way to read a query, the plainest first: `words`, whom a form of address `wants` or is `unlike`, and what the
   reading costs. */
export function readings(text, most, decoded) {
  const list = typedWords(text, most, decoded);
  if (list.length === 0) return [];
  const found = [{ words: list, cost: 0 }];
  const plain = words(text).slice(0, most);
  for (const way of writtenOut(list, text)) found.push({ words: way.slice(0, most), cost: 40 });
  const divided = typedWords(text.replace(/(?<=\p{L}{2})(?=\d)/gu, " "), most, decoded);
  if (divided.length > list.length) for (const way of [divided, ...writtenOut(divided, text)]) found.push({ words: way.slice(0, most), cost: 45 });
  for (const { words: way, cost } of [...found]) {
    let rest = unaddressed(way);
    for (; rest; rest = unaddressed(rest.words)) found.push({ ...rest, cost: cost + 30, isAddressed: true });
  }
  if (plain.some((word, n) => word.plain !== list[n]?.plain)) found.push({ words: plain, cost: 12, isTyped: true });
  return found;
}
