// The landscape by two dimensions of the reader's choice. Without this file the page shows the first pair.
// The rules of the layout are those of generator/ops_atlas/render/charts/landscape.py; a test compares the two.

const WIDTH = 720, LEFT = 124, PAD = 8, LINE = 16, DOT = 28, SQUARE = 11, LETTER = 6.6;

const data = JSON.parse(document.querySelector("#landscape-data").textContent);
const form = document.querySelector("#landscape-choice");
const title = document.querySelector("#landscape-title");
const picture = title.closest("svg");
const dimensions = new Map(data.dimensions.map((dimension) => [dimension.id, dimension]));
const [x, y] = ["x", "y"].map((name) => form.elements[name].querySelector("[selected]").value);
const first = { x, y };

// Where everything stands

function wrap(text, letters) {
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.length - 1;
    if (lines.length && lines[last].length + 1 + word.length <= letters) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}

// The levels in the axis's order: the scale, what stands beside it and is in use, and "" for what is not reported.
function levels(dimension, used, upright) {
  const scale = dimension.levels.filter((level) => !level.beside).map((level) => level.id);
  const beside = dimension.levels.filter((level) => level.beside && used.has(level.id)).map((level) => level.id);
  return [...(upright && dimension.ordered ? scale.reverse() : scale), ...beside, ...(used.has("") ? [""] : [])];
}

// What stands in each cell: models in order of number, each with its cases, then cases whose model stands elsewhere.
function cells(x, y) {
  const place = (item) => `${item.at[x.id] ?? ""} ${item.at[y.id] ?? ""}`;
  const found = new Map();
  const add = (key, group) => found.set(key, [...(found.get(key) ?? []), group]);
  const shown = new Set();
  for (const model of [...data.models].sort((a, b) => a.number - b.number)) {
    const cases = data.cases.filter((item) => item.model === model.id && place(item) === place(model));
    cases.forEach((item) => shown.add(item));
    add(place(model), { model, cases });
  }
  for (const key of new Set(data.cases.map(place))) {
    const cases = data.cases.filter((item) => place(item) === key && !shown.has(item));
    if (cases.length) add(key, { cases });
  }
  return found;
}

function pack(groups, column) {
  const packed = { dots: [], squares: [] };
  let x = PAD, y = PAD, shelf = 0;
  for (const { model, cases } of groups) {
    const dot = model ? DOT : 0;
    const across = Math.min(Math.ceil(cases.length / 2), Math.max(1, Math.floor((column - 2 * PAD - dot) / SQUARE)));
    const width = dot + across * SQUARE;
    const height = Math.max(dot, across ? Math.ceil(cases.length / across) * SQUARE : 0);
    if (x > PAD && x + width > column - PAD) [x, y, shelf] = [PAD, y + shelf, 0];
    if (model) packed.dots.push([model, x + DOT / 2, y + DOT / 2]);
    cases.forEach((item, n) => {
      packed.squares.push([item, x + dot + (n % across) * SQUARE, y + 3 + Math.floor(n / across) * SQUARE]);
    });
    [x, shelf] = [x + width + 2, Math.max(shelf, height + 2)];
  }
  return { ...packed, height: y + shelf - PAD };
}

// Drawing

function make(name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const label = (dimension, id) => dimension.levels.find((level) => level.id === id)?.label ?? data.words.unknown;

function band(lines, unknown, rect, x, y) {
  const style = unknown ? { "font-style": "italic" } : {};
  const frame = make("rect", { class: `atlas-chart__cell${unknown ? " atlas-chart__cell--unknown" : ""}`, fill: "none", ...rect });
  const text = lines.map((line, n) => make("text", { class: "atlas-chart__quiet", x, y: y + n * LINE, "font-size": 12, ...style }, line));
  return make("g", {}, frame, ...text);
}

function mark(kind, item, x, y, ...children) {
  const name = make("title", {}, item.name);
  return make("g", { class: `atlas-chart__${kind}`, "data-id": item.id, transform: `translate(${x} ${y})` }, name, ...children);
}

function dot(model, x, y, known) {
  const circle = make("circle", { class: `atlas-chart__${known ? "mark" : "hollow"}`, r: 12, "stroke-width": 1.5 });
  const style = `atlas-chart__number${known ? "" : " atlas-chart__number--dark"}`;
  const number = make("text", { class: style, y: 4.5, "text-anchor": "middle", "font-weight": 600 }, `${model.number}`);
  const drawn = mark("model", model, x, y, circle, number);
  return make("a", { href: model.href, "aria-label": `${model.number}. ${model.name}` }, drawn);
}

function draw(x, y) {
  const all = cells(x, y);
  all.delete(" ");
  const used = [...all.keys()].map((key) => key.split(" "));
  const across = levels(x, new Set(used.map(([id]) => id)), false);
  const down = levels(y, new Set(used.map(([, id]) => id)), true);
  const longest = Math.max(0, ...across.flatMap((id) => label(x, id).split(/\s+/)).map((word) => word.length));
  const column = Math.max(Math.floor((WIDTH - LEFT) / Math.max(1, across.length)), Math.floor(longest * LETTER) + 2 * PAD);
  const side = Math.floor((LEFT - PAD) / LETTER);
  const heads = across.map((id) => wrap(label(x, id), Math.floor((column - PAD) / LETTER)));
  const name = wrap(y.label, side);
  const head = PAD + LINE * Math.max(1 + Math.max(0, ...heads.map((lines) => lines.length)), name.length) + PAD;
  const packed = new Map([...all].map(([key, groups]) => [key, pack(groups, column)]));
  const sides = down.map((id) => wrap(label(y, id), side));
  const sizes = down.map((id, n) => {
    const inside = [...packed].filter(([key]) => key.split(" ")[1] === id).map(([, cell]) => cell.height);
    return Math.max(DOT, sides[n].length * LINE, ...inside) + 2 * PAD;
  });
  const tops = sizes.map((_, n) => head + sizes.slice(0, n).reduce((sum, size) => sum + size, 0));
  const bottom = head + sizes.reduce((sum, size) => sum + size, 0);
  const axis = { class: "atlas-chart__axis", "font-weight": 600 };
  const parts = [make("text", { ...axis, x: LEFT + 8, y: 20 }, x.label)];
  name.forEach((line, n) => parts.push(make("text", { ...axis, y: 20 + n * LINE }, line)));
  across.forEach((id, n) => {
    const rect = { x: LEFT + n * column, y: head, width: column, height: bottom - head };
    parts.push(band(heads[n], !id, rect, rect.x + 8, 36));
  });
  down.forEach((id, n) => {
    const rect = { x: LEFT, y: tops[n], width: column * across.length, height: sizes[n] };
    parts.push(band(sides[n], !id, rect, 0, tops[n] + 20));
  });
  const dots = [];
  for (const [key, cell] of packed) {
    const [cx, cy] = key.split(" ");
    const [left, top] = [LEFT + across.indexOf(cx) * column, tops[down.indexOf(cy)]];
    for (const [item, dx, dy] of cell.squares) {
      parts.push(mark("case", item, left + dx, top + dy, make("rect", { class: "atlas-chart__mark", width: 8, height: 8 })));
    }
    for (const [model, dx, dy] of cell.dots) dots.push([model.number, dot(model, left + dx, top + dy, Boolean(cx && cy))]);
  }
  dots.sort(([a], [b]) => a - b);
  const width = LEFT + column * across.length + 1;
  picture.setAttribute("viewBox", `0 0 ${width} ${bottom + 1}`);
  picture.setAttribute("width", width);
  picture.replaceChildren(title, description, ...parts, ...dots.map(([, drawn]) => drawn));
}

// The words around the picture

const description = document.querySelector("#landscape-desc");
const caption = picture.closest("figure").querySelector("figcaption");
const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, key) => values[key]);

function tell(x, y) {
  const missing = data.models.filter((model) => !model.at[x.id] && !model.at[y.id]);
  const summary = fill(data.words.summary, { placed: data.models.length - missing.length, unplaced: missing.length });
  title.textContent = fill(data.words.against, { x: x.label, y: y.label });
  description.textContent = summary;
  caption.querySelector(".atlas-landscape__summary").textContent = summary;
  const links = missing.sort((a, b) => a.number - b.number).flatMap((model, n) => {
    const link = Object.assign(document.createElement("a"), { textContent: model.name });
    link.setAttribute("href", model.href);
    return n ? [", ", link] : [link];
  });
  caption.querySelector(".atlas-landscape__unplaced").replaceChildren(...(links.length ? ["(", ...links, ")"] : []));
  for (const [kind, items] of [["models", data.models], ["cases", data.cases]]) {
    const table = document.querySelector(`#landscape-${kind}`);
    const byId = new Map(items.map((item) => [item.id, item]));
    for (const [name, dimension] of [["x", x], ["y", y]]) {
      table.querySelector(`th[data-axis=${name}]`).textContent = dimension.label;
      for (const cell of table.querySelectorAll(`td[data-axis=${name}]`)) {
        const level = byId.get(cell.parentElement.dataset.id).at[dimension.id];
        cell.textContent = label(dimension, level);
        cell.classList.toggle("atlas-unknown", !level);
      }
    }
  }
}

// The choice, and the address that holds it: ?x=<dimension>&y=<dimension>

function show({ x, y }) {
  [form.elements.x.value, form.elements.y.value] = [x, y];
  draw(dimensions.get(x), dimensions.get(y));
  tell(dimensions.get(x), dimensions.get(y));
}

function chosen() {
  const asked = new URLSearchParams(location.search);
  const [x, y] = ["x", "y"].map((name) => (dimensions.has(asked.get(name)) ? asked.get(name) : first[name]));
  return x === y ? first : { x, y };
}

let current = chosen();
form.addEventListener("change", ({ target }) => {
  const other = target.name === "x" ? "y" : "x";
  const next = { ...current, [target.name]: target.value };
  if (next.x === next.y) next[other] = current[target.name]; // the same twice: the two change places
  current = next;
  history.replaceState(null, "", `?x=${next.x}&y=${next.y}${location.hash}`);
  show(next);
});
form.hidden = false;
document.querySelector("#landscape-still").hidden = true;
if (location.search) show(current);
