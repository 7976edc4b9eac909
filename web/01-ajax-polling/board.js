// The board and the bill, put into the page. Data become text, never HTML.

const COLUMNS = ["time", "destination", "train", "platform", "status"];

/** Shows the board's departures; what is not as it was before lights up. */
export function boardIn(body, text) {
  let before;

  function row(departure) {
    const old = before?.find((other) => other.train === departure.train);
    const tr = document.createElement("tr");
    for (const column of COLUMNS) {
      const td = document.createElement("td");
      td.textContent = column === "status" ? text(departure.status) : departure[column];
      td.classList.toggle("number", column === "platform");
      td.classList.toggle("changed", before !== undefined && departure[column] !== old?.[column]);
      tr.append(td);
    }
    return tr;
  }

  return (departures) => {
    body.replaceChildren(...departures.map(row));
    before = departures;
  };
}

/** Shows a bill: each number in the element whose id is the number's name, the useful share as a bar. */
export function billIn(root, text, lang) {
  const number = new Intl.NumberFormat(lang);
  const percent = new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 });

  return (bill) => {
    const put = (name, words) => {
      root.querySelector(`#${name}`).textContent = words;
    };
    for (const name of ["requests", "nothingNew", "received", "sentHeaders", "useful"]) {
      put(name, number.format(bill[name]));
    }
    for (const name of ["staleMedian", "staleWorst"]) {
      put(name, bill.samples > 0 ? `${number.format(bill[name])} ms` : "–");
    }
    const share = percent.format(bill.usefulPercent / 100);
    put("usefulPercent", share);
    root.querySelector("#usefulPart").style.width = `${bill.usefulPercent}%`;
    const bar = root.querySelector("#bar");
    bar.setAttribute("role", "img"); // not before there is something to see
    bar.setAttribute("aria-label", text("barLabel", { percent: share }));
  };
}
