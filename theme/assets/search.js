// The search page: asks the Pagefind index of this site, and keeps the question in the address.
const form = document.querySelector(".atlas-search");
const PAGE = 15;

async function search(pagefind) {
  const { q: query, kind } = form.elements;
  const found = document.querySelector("#atlas-found");
  const list = document.querySelector("#atlas-results");
  const more = document.querySelector("#atlas-more");
  const address = new URL(location.href);
  for (const field of [query, kind]) {
    if (field.value) address.searchParams.set(field.name, field.value);
    else address.searchParams.delete(field.name);
  }
  history.replaceState(null, "", address);
  list.replaceChildren();
  more.hidden = true;
  found.textContent = "";
  if (!query.value.trim()) return;
  const filters = kind.value ? { kind: kind.value } : {};
  const { results } = await pagefind.search(query.value, { filters });
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

function entry({ url, meta, excerpt, filters }) {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: url, textContent: meta.title });
  const kind = Object.assign(document.createElement("small"), { textContent: (filters.kind ?? []).join(", ") });
  const words = document.createElement("p");
  words.innerHTML = excerpt; // Pagefind escapes the page's words and adds only <mark>
  item.append(link, " ", kind, words);
  return item;
}

async function start() {
  const pagefind = await import(new URL(form.dataset.index + "pagefind.js", location.href));
  const asked = new URL(location.href).searchParams;
  const { kind } = (await pagefind.filters()) ?? {};
  for (const name of Object.keys(kind ?? {})) form.elements.kind.append(new Option(name, name));
  form.elements.q.value = asked.get("q") ?? "";
  form.elements.kind.value = asked.get("kind") ?? "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(pagefind);
  });
  form.elements.kind.addEventListener("change", () => search(pagefind));
  await search(pagefind);
}

if (form) {
  start().catch(() => {
    const found = document.querySelector("#atlas-found");
    found.textContent = found.dataset.failed;
  });
}
