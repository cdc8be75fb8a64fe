// The compare page: two to four models or cases side by side. What is chosen stands in the address, so that it can be
// kept, sent and opened again: ?models=a,b or ?cases=a,b. Each entry is a file of cells that the generator has written.
import { copyTable } from "./copy.js";
import { element } from "./element.js";

const MOST = 4;
const KINDS = ["models", "cases"];
const TEXT = "*"; // the key of a cell that is to be read, not compared
const GROUPS = ["apart", "part", "more", "same", "none"];
const FOLDED = ["same", "none"];

const form = document.getElementById("compare-form");
const result = document.getElementById("comparison");
const title = document.getElementById("comparison-title");
const table = document.getElementById("compare-table");
const status = document.getElementById("compare-status");
const words = JSON.parse(form.dataset.words);
const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);

/** What the address asks for: a kind, its ids without repetition, and whether one of them is repeated. */
function asked() {
  const query = new URLSearchParams(location.search);
  const kind = KINDS.find((name) => query.get(name)) ?? KINDS[0];
  const ids = (query.get(kind) ?? "").split(",").map((id) => id.trim()).filter((id) => id);
  return { kind, ids: [...new Set(ids)], repeated: new Set(ids).size < ids.length };
}

const templateOf = (kind) => document.getElementById(`compare-${kind}`).content;
const exists = (kind, id) => [...templateOf(kind).querySelectorAll("option")].some((option) => option.value === id);

/** Show a kind's four lists with these entries chosen. */
function fillForm(kind, ids) {
  form.elements.kind.value = kind;
  const lists = words.nth.map((name, place) => {
    const label = templateOf(kind).cloneNode(true).firstElementChild;
    label.querySelector("span").textContent = name;
    label.querySelector("select").value = ids[place] ?? "";
    return label;
  });
  document.getElementById("compare-choices").replaceChildren(...lists);
}

async function load(kind, id) {
  const answer = await fetch(`${kind}/${id}.json`);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

/** How the entries stand to each other in one row. */
function groupOf(cells) {
  const keys = new Set(cells.map((cell) => cell.key));
  if (keys.has(TEXT)) return "more";
  if (keys.size === 1) return keys.has(null) ? "none" : "same";
  keys.delete(null);
  return keys.size > 1 ? "apart" : "part";
}

/** Let a group's first row fold the others away; how many there are is always said. */
function foldable(heading, rows) {
  const button = element("button", { type: "button", className: "atlas-fold" });
  const fold = (folded) => {
    rows.forEach((row) => (row.hidden = folded));
    button.textContent = say(folded ? "unfold" : "fold");
    button.setAttribute("aria-expanded", String(!folded));
  };
  button.addEventListener("click", () => fold(button.getAttribute("aria-expanded") === "true"));
  fold(true);
  heading.append(" ", button);
}

function groupBody(name, rows, width) {
  const heading = element("th", { scope: "rowgroup", colSpan: width }, say(name, { n: rows.length }));
  const lines = rows.map((cells) =>
    element("tr", {}, element("th", { scope: "row" }, cells[0].label),
      // The generator has escaped every text in these cells; nothing of them comes from the address.
      ...cells.map((cell) => element("td", { innerHTML: cell.html }))));
  if (FOLDED.includes(name)) foldable(heading, lines);
  return element("tbody", {}, element("tr", { className: "atlas-group" }, heading), ...lines);
}

/** Fill the table; gives how many rows differ. */
function draw(entries) {
  const names = entries.map((entry) => entry.name).join(" · ");
  const rows = entries[0].rows.map((_, place) => entries.map((entry) => entry.rows[place]));
  const groups = GROUPS.map((name) => [name, rows.filter((cells) => groupOf(cells) === name)]);
  const heads = entries.map((entry) =>
    element("th", { scope: "col" }, element("a", { href: entry.href }, entry.name)));
  title.textContent = names;
  table.replaceChildren(
    element("caption", {}, names),
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, words.column), ...heads)),
    ...groups.filter(([, found]) => found.length).map(([name, found]) => groupBody(name, found, entries.length + 1)),
  );
  return say("shown", { names, n: groups[0][1].length });
}

/** Two models have a page, and may have a PDF. */
function linkToPair(kind, ids) {
  const pair = [...ids].sort().join("-vs-");
  for (const link of document.querySelectorAll("[data-pair]")) {
    link.hidden = kind !== "models" || ids.length !== 2;
    link.href = link.dataset.pair + pair + (link.type ? ".pdf" : "/");
  }
}

/** Why fewer than two cannot be compared. */
const tooFew = (repeated) => (repeated ? words.twice : words.few);

const report = (remarks) => status.replaceChildren(...remarks.map((remark) => element("p", {}, remark)));

let turn = 0; // a slow answer must not replace a newer one

/** Show what the address asks for. */
async function show() {
  const mine = ++turn;
  const { kind, ids, repeated } = asked();
  const found = ids.filter((id) => exists(kind, id));
  const unknown = ids.filter((id) => !found.includes(id));
  const [chosen, rest] = [found.slice(0, MOST), found.slice(MOST)];
  const remarks = [];
  if (unknown.length) remarks.push(say("unknown", { ids: unknown.join(", ") }));
  if (rest.length) remarks.push(say("many", { ids: rest.join(", ") }));
  fillForm(kind, chosen);
  result.hidden = true;
  if (chosen.length < 2) return report(ids.length ? [...remarks, tooFew(repeated)] : remarks);
  try {
    const entries = await Promise.all(chosen.map((id) => load(kind, id)));
    if (mine !== turn) return;
    report([...remarks, draw(entries)]);
    linkToPair(kind, chosen);
    result.hidden = false;
  } catch (error) {
    console.warn(error);
    if (mine === turn) report([...remarks, words.failed]);
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const ids = [...form.querySelectorAll("select")].map((list) => list.value).filter((id) => id);
  if (new Set(ids).size < 2) return report([tooFew(ids.length > 1)]);
  history.pushState(null, "", `?${form.elements.kind.value}=${[...new Set(ids)].join(",")}`);
  await show();
  if (!result.hidden) title.focus();
});
form.addEventListener("change", (event) => {
  if (event.target.name !== "kind") return;
  turn++; // what is on its way is no longer asked for
  fillForm(event.target.value, []);
  result.hidden = true;
  report([]);
  if (location.search) history.pushState(null, "", location.pathname);
});
document.getElementById("compare-print").addEventListener("click", () => print());
document.getElementById("compare-copy").addEventListener("click", async () => {
  const copied = await copyTable(table, location.href).then(() => true, () => false);
  report([copied ? words.copied : words.uncopied]);
});
addEventListener("popstate", show);

form.hidden = false;
show();
