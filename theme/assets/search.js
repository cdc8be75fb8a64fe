// The search page: asks the Pagefind index of this site, and keeps the question in the address.
const form = document.querySelector(".atlas-search");
const PAGE = 15;
let turn = 0; // a slow answer must not join a newer one

async function search(loading) {
  const mine = ++turn;
  const query = form.elements.q;
  const found = document.querySelector("#atlas-found");
  const list = document.querySelector("#atlas-results");
  const more = document.querySelector("#atlas-more");
  const address = new URL(location.href);
  address.searchParams.set("q", query.value);
  if (query.value) history.replaceState(null, "", address);
  list.replaceChildren();
  more.hidden = true;
  more.disabled = false;
  found.textContent = "";
  if (!query.value.trim()) return;
  const { results } = await (await loading).search(query.value);
  if (mine !== turn) return;
  const text = results.length === 1 ? found.dataset.one : results.length ? found.dataset.many : found.dataset.none;
  found.textContent = text.replace("{n}", results.length);
  const show = async (from) => {
    const focused = document.activeElement === more; // a button that is disabled loses it
    more.disabled = true;
    const data = await Promise.all(results.slice(from, from + PAGE).map((result) => result.data()));
    if (mine !== turn) return;
    list.append(...data.map(entry));
    more.disabled = false;
    more.hidden = results.length <= from + PAGE;
    more.onclick = () => show(from + PAGE);
    const elsewhere = ![document.body, more].includes(document.activeElement);
    if (focused && !elsewhere) list.children[from].querySelector("a").focus();
  };
  await show(0);
}

function entry({ url, meta, excerpt }) {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: url, textContent: meta.source ?? meta.title });
  const kind = Object.assign(document.createElement("small"), { textContent: meta.kind ?? "" });
  const words = document.createElement("p");
  words.innerHTML = excerpt; // Pagefind escapes the page's words and adds only <mark>
  item.append(link, " ", kind, words);
  return item;
}

async function load() {
  const pagefind = await import(new URL(form.dataset.index + "pagefind.js", location.href));
  await pagefind.options({ ranking: { metaWeights: { title: 5, source: 0 } } });
  return pagefind;
}

if (form) {
  const loading = load();
  const ask = () => search(loading).catch(() => {
    const found = document.querySelector("#atlas-found");
    found.textContent = found.dataset.failed;
  });
  form.elements.q.value ||= new URL(location.href).searchParams.get("q") ?? ""; // what has been typed by now stays
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  ask();
}
