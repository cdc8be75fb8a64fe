// Moves the landscape to two dimensions of the reader's choice. Without this file the page shows the first pair.
// The layout is that of render/charts/landscape.py in the generator; a test compares the two.
const LEFT = 124, PAD = 8, LINE = 16, DOT = 28, SQUARE = 11;

const find = (selector) => document.querySelector(selector);
const { against, dimensions, models, cases } = JSON.parse(find("#landscape-data").textContent);
const form = find("#landscape-choice");
const selects = [...form.querySelectorAll("select")];
const first = selects.map((select) => select.querySelector("[selected]").value);

// What stands together in each cell: a model with its cases, then the cases whose model stands elsewhere.
function cells(x, y) {
  const found = {};
  const cell = ({ at }) => (found[[at[x.id], at[y.id]]] ??= []);
  for (const model of models) cell(model).push({ model, cases: [] });
  for (const item of cases) {
    const groups = cell(item);
    let group = groups.find(({ model }) => !model || model.id === item.model);
    if (!group) groups.push((group = { cases: [] }));
    group.cases.push(item);
  }
  return Object.entries(found);
}

function pack(groups, column) {
  const marks = [];
  let x = PAD, y = PAD, shelf = 0;
  for (const { model, cases } of groups) {
    const dot = model ? DOT : 0;
    const across = Math.min(Math.ceil(cases.length / 2), Math.max(1, Math.floor((column - 2 * PAD - dot) / SQUARE)));
    const width = dot + across * SQUARE;
    if (x > PAD && (!model || x + width > column - PAD)) [x, y, shelf] = [PAD, y + shelf, 0];
    if (model) marks.push([model, x + DOT / 2, y + DOT / 2]);
    cases.forEach((item, n) => {
      marks.push([item, x + dot + (n % across) * SQUARE, y + 3 + Math.floor(n / across) * SQUARE]);
    });
    x += width + 2;
    shelf = Math.max(shelf, dot + 2, Math.ceil(cases.length / (across || 1)) * SQUARE + 2);
  }
  return { marks, height: y + shelf - PAD };
}

const write = (kind, x, y, lines) =>
  lines.map((line, n) => `<text class="atlas-chart__${kind}" x="${x}" y="${y + n * LINE}">${line}</text>`).join("");

function band(id, x, y, width, height, words) {
  const kind = id ? "" : "--unknown";
  return `<g><rect class="atlas-chart__cell${kind}" x="${x}" y="${y}" width="${width}" height="${height}"/>${words}</g>`;
}

function draw(x, y) {
  const packed = cells(x, y).map(([key, groups]) => [...key.split(","), pack(groups, x.column)]);
  const head = LINE * Math.max(y.y.name.length, ...x.x.levels.map(([, lines]) => lines.length + 1)) + 2 * PAD;
  const left = {}, top = {};
  let right = LEFT, bottom = head;
  for (const [id] of x.x.levels) [left[id], right] = [right, right + x.column];
  const rows = y.y.levels.map(([id, lines]) => {
    const heights = packed.filter(([, row]) => row === id).map(([, , { height }]) => height);
    const size = Math.max(DOT, lines.length * LINE, ...heights) + 2 * PAD;
    [top[id], bottom] = [bottom, bottom + size];
    return band(id, LEFT, top[id], right - LEFT, size, write("quiet", 0, top[id] + 20, lines));
  });
  const columns = x.x.levels.map(([id, lines]) =>
    band(id, left[id], head, x.column, bottom - head, write("quiet", left[id] + 8, 36, lines)));
  const names = [write("axis", LEFT + 8, 20, x.x.name), write("axis", 0, 20, y.y.name)];
  find("#landscape-grid").innerHTML = [...names, ...columns, ...rows].join("");
  const picture = find("#landscape-title").parentElement;
  picture.setAttribute("viewBox", `0 0 ${right + 1} ${bottom + 1}`);
  picture.setAttribute("width", right + 1);
  for (const [a, b, { marks }] of packed) {
    for (const [{ id }, dx, dy] of marks) {
      const mark = picture.querySelector(`[data-id="${id}"]`);
      mark.setAttribute("transform", `translate(${left[a] + dx} ${top[b] + dy})`);
      mark.classList.toggle("atlas-chart__model--hollow", !(a && b));
    }
  }
}

// The words around the picture, and the tables below it.
function tell(x, y) {
  const missing = models.filter(({ at }) => !at[x.id] && !at[y.id]);
  const links = missing.map(({ id }) => find(`tr[data-id="${id}"] a`).outerHTML);
  find("#landscape-title").textContent = against.replace("{x}", x.label).replace("{y}", y.label);
  find(".atlas-landscape__unplaced").innerHTML = links.join(", ") || "–";
  const places = Object.fromEntries([...models, ...cases].map(({ id, at }) => [id, at]));
  for (const cell of document.querySelectorAll("[data-axis]")) {
    const dimension = cell.dataset.axis === "x" ? x : y;
    const level = places[cell.parentElement.dataset.id]?.[dimension.id];
    cell.textContent = dimension.labels[level] ?? dimension.label;
    cell.classList.toggle("atlas-unknown", level === "");
  }
}

function show(ids) {
  selects.forEach((select, n) => (select.value = ids[n]));
  const [x, y] = ids.map((id) => dimensions.find((dimension) => dimension.id === id));
  draw(x, y);
  tell(x, y);
}

// The address holds the choice: ?x=<dimension>&y=<dimension>. What makes no sense there is the first pair.
const asked = new URLSearchParams(location.search);
let chosen = selects.map(({ name }, n) => dimensions.find(({ id }) => id === asked.get(name))?.id ?? first[n]);
if (chosen[0] === chosen[1]) chosen = first;
form.addEventListener("change", () => {
  const [x, y] = selects.map(({ value }) => value);
  chosen = x === y ? [chosen[1], chosen[0]] : [x, y]; // the same twice: the two change places
  history.replaceState(null, "", `?x=${chosen[0]}&y=${chosen[1]}`);
  show(chosen);
});
form.hidden = false;
if (location.search) show(chosen);
