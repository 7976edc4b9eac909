// The bills of several ways to the same board, side by side. Data become text, never HTML.

const COUNTS = ["requests", "nothingNew", "received", "sentHeaders", "useful"];
const TIMES = ["staleMedian", "staleWorst"];
const ROWS = ["way", "version", "missed", ...COUNTS, "usefulPercent", ...TIMES];

/**
 * Makes the table's rows: a column for each of the ways.
 *
 * @param ways their names
 * @return {put, show}: put(way, row, words) fills a cell, show(way, bill) those of a bill
 */
export function billsIn(body, ways, text, lang) {
  const number = new Intl.NumberFormat(lang);
  const percent = new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 });
  const cells = new Map();

  function cell(way, name) {
    const td = document.createElement("td");
    td.id = `${way}-${name}`;
    td.textContent = "–";
    cells.set(td.id, td);
    return td;
  }

  for (const name of ROWS) {
    const heading = document.createElement("th");
    heading.scope = "row";
    heading.textContent = text(name);
    const row = document.createElement("tr");
    row.append(heading, ...ways.map((way) => cell(way, name)));
    body.append(row);
  }

  function put(way, name, words) {
    const td = cells.get(`${way}-${name}`);
    // The same words again would make a screen reader speak again.
    if (td.textContent !== words) {
      td.textContent = words;
    }
  }

  function bar(share) {
    const useful = document.createElement("span");
    useful.style.width = `${share}%`;
    const all = document.createElement("span");
    all.className = "bar";
    all.append(useful);
    return all;
  }

  function show(way, bill) {
    for (const name of COUNTS) {
      put(way, name, number.format(bill[name]));
    }
    for (const name of TIMES) {
      put(way, name, bill.samples > 0 ? `${number.format(bill[name])} ms` : "–");
    }
    const share = cells.get(`${way}-usefulPercent`);
    share.replaceChildren(percent.format(bill.usefulPercent / 100), bar(bill.usefulPercent));
  }

  return { put, show };
}
