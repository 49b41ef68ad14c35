// What the reader's browser would do: ranks rows of texts with the Vietnamese collator, field by field.
//
//   stdin   [["Hằng", "Nguyễn", "Thị"], ["An", "Lê", "Văn"], …]
//   stdout  [1, 0, …]   for each row its place in the sorted list; rows equal for the collator share one
import { readFileSync } from "node:fs";

if (Intl.Collator.supportedLocalesOf("vi").length === 0) throw new Error("this Node was built without Vietnamese");
const { compare } = new Intl.Collator("vi", { numeric: true });

function compareRows(one, other) {
  for (let field = 0; field < one.length; field += 1) {
    const order = compare(one[field], other[field]);
    if (order !== 0) return order;
  }
  return 0;
}

const rows = JSON.parse(readFileSync(0, "utf8"));
const sorted = [...rows.keys()].sort((a, b) => compareRows(rows[a], rows[b]));
const places = new Array(rows.length);
let place = -1;
sorted.forEach((row, index) => {
  if (index === 0 || compareRows(rows[sorted[index - 1]], rows[row]) !== 0) place += 1;
  places[row] = place;
});
process.stdout.write(JSON.stringify(places));
