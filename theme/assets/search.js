// The search page: asks the Pagefind index of this site, and keeps the question in the address.
const form = document.querySelector(".atlas-search");
const PAGE = 15;

async function search(pagefind) {
  const query = form.elements.q;
  const found = document.querySelector("#atlas-found");
  const list = document.querySelector("#atlas-results");
  const more = document.querySelector("#atlas-more");
  const address = new URL(location.href);
  address.searchParams.set("q", query.value);
  if (query.value) history.replaceState(null, "", address);
  list.replaceChildren();
  more.hidden = true;
  found.textContent = "";
  if (!query.value.trim()) return;
  const { results } = await pagefind.search(query.value);
  const text = results.length === 1 ? found.dataset.one : results.length ? found.dataset.many : found.dataset.none;
  found.textContent = text.replace("{n}", results.length);
  const show = async (from) => {
    for (const result of await Promise.all(results.slice(from, from + PAGE).map((r) => r.data()))) {
      list.append(entry(result));
    }
    more.hidden = results.length <= from + PAGE;
    more.onclick = () => show(from + PAGE);
  };
  await show(0);
}

function entry({ url, meta, excerpt }) {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: url, textContent: meta.title });
  const kind = Object.assign(document.createElement("small"), { textContent: meta.kind ?? "" });
  const words = document.createElement("p");
  words.innerHTML = excerpt; // Pagefind escapes the page's words and adds only <mark>
  item.append(link, " ", kind, words);
  return item;
}

async function start() {
  const pagefind = await import(new URL(form.dataset.index + "pagefind.js", location.href));
  form.elements.q.value = new URL(location.href).searchParams.get("q") ?? "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(pagefind);
  });
  await search(pagefind);
}

if (form) {
  start().catch(() => {
    const found = document.querySelector("#atlas-found");
    found.textContent = found.dataset.failed;
  });
}
