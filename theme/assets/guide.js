// The guide: answers in a form, the models ranked below. The answers stand in the address: ?answers=risk:investor,size:no
import { element } from "./element.js";
import { rank } from "./rank.js";

const FIRST = 3; // so many models are named, and show their reasons at once
const MOST = 4; // so many can be compared
const form = document.getElementById("guide-form");
const status = document.getElementById("guide-status");
const result = document.getElementById("guide-result");
const words = JSON.parse(form.dataset.words);
const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
const report = (...remarks) => status.replaceChildren(...remarks.map((remark) => element("p", {}, remark)));

/** The answers in the address that the form knows, and what it does not know. */
function asked() {
  const pairs = (new URLSearchParams(location.search).get("answers") ?? "").split(",").filter((pair) => pair);
  const known = (pair) => {
    const [question, answer] = pair.split(":");
    const radios = [...form.querySelectorAll("input")];
    return answer && radios.some((radio) => radio.name === question && radio.value === answer);
  };
  return {
    answers: Object.fromEntries(pairs.filter(known).map((pair) => pair.split(":"))),
    unknown: pairs.filter((pair) => !known(pair)),
  };
}

function fillForm(answers) {
  for (const radio of form.querySelectorAll("input")) radio.checked = radio.value === (answers[radio.name] ?? "");
}

const answersOf = () => Object.fromEntries([...new FormData(form)].filter(([, answer]) => answer));

/** A reason with a link to the sourced position on the model's page. */
function line({ dimensions }, model, { dimension, level, why }) {
  const { label, levels } = dimensions[dimension];
  const text = level === null ? label : `${label}: ${levels[level]}`;
  const link = element("a", { href: `${model.href}#position-${dimension}` }, text);
  return element("li", {}, link, level === null ? "" : ` – ${why}`);
}

function lists(data, { model, reasons }) {
  const groups = [["for", words.for], ["against", words.against], ["unknown", words.notReported]];
  return groups.flatMap(([verdict, title]) => {
    const found = reasons.filter((reason) => reason.verdict === verdict);
    if (!found.length) return [];
    return [element("h4", {}, title), element("ul", {}, ...found.map((reason) => line(data, model, reason)))];
  });
}

/** The place of each model, from 1; those of which the answers say the same share one. */
function places(ranking) {
  const same = (one, other) => one.points === other.points && one.unknown === other.unknown;
  return ranking.map((one) => ranking.findIndex((other) => same(one, other)) + 1);
}

function item(data, ranked, place, open) {
  const count = (verdict) => ranked.reasons.filter((reason) => reason.verdict === verdict).length;
  const summary = say("points", {
    points: String(ranked.points).replace("-", "\u2212"), for: count("for"), against: count("against"), unknown: ranked.unknown,
  });
  return element("li", { value: place },
    element("h3", {}, element("a", { href: ranked.model.href }, ranked.model.name)),
    element("details", { open }, element("summary", {}, summary), ...lists(data, ranked)));
}

/** Rank by the answers, or say why there is nothing to rank. */
function draw(data, answers, unknown = []) {
  const remarks = unknown.length ? [say("unknown", { ids: unknown.join(", ") })] : [];
  const given = Object.keys(answers).length;
  const ranking = rank(data, answers);
  result.hidden = !ranking.some(({ reasons }) => reasons.length);
  if (result.hidden) return report(...remarks, given ? words.neutral : words.nothing);
  const place = places(ranking);
  const first = ranking.filter((_, nth) => place[nth] <= FIRST).map(({ model }) => model);
  const items = ranking.map((one, nth) => item(data, one, place[nth], nth < FIRST));
  document.getElementById("guide-ranking").replaceChildren(...items);
  const compare = document.getElementById("guide-compare");
  const beside = first.slice(0, MOST);
  compare.search = `?models=${beside.map(({ id }) => id).join(",")}`;
  compare.textContent = say("compare", { n: beside.length });
  report(...remarks, say("answered", { n: given, names: first.map(({ name }) => name).join(", ") }));
}

function remember(answers) {
  const pairs = Object.entries(answers).map((pair) => pair.join(":")).join(",");
  history.replaceState(null, "", pairs ? `?answers=${pairs}` : location.pathname);
}

function start(data) {
  const { answers, unknown } = asked();
  fillForm(answers);
  draw(data, answers, unknown);
  const changed = () => {
    const given = answersOf();
    remember(given);
    draw(data, given);
  };
  form.addEventListener("change", changed);
  form.addEventListener("reset", () => setTimeout(changed)); // the form is empty only after the event
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!result.hidden) document.getElementById("guide-title").focus();
  });
  form.hidden = false;
}

try {
  const answer = await fetch("guide.json");
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  start(await answer.json());
} catch (error) {
  console.warn(error);
  report(words.failed);
}
