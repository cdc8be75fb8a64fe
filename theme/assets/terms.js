// Explains a word of the glossary while it is pointed at or has focus: Esc takes the explanation away, and the pointer
// may move onto it (WCAG 1.4.13). Without this file the browser shows the link's title, and the link leads there.
const words = document.querySelectorAll("a.atlas-term[title]");
const tip = document.createElement("div");
let shown = null;
let leaving = 0;

function show(word) {
  hide();
  shown = word;
  tip.textContent = word.dataset.tip;
  word.setAttribute("aria-describedby", tip.id);
  tip.hidden = false;
  const box = word.getBoundingClientRect();
  const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
  const below = box.bottom + tip.offsetHeight <= window.innerHeight;
  tip.style.left = `${Math.max(8, left)}px`;
  tip.style.top = `${below ? box.bottom : box.top - tip.offsetHeight}px`;
}

function hide() {
  clearTimeout(leaving);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  tip.hidden = true;
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(hide, 200);
}

if (words.length) {
  tip.id = "atlas-tip";
  tip.className = "atlas-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", leave);
  document.querySelector("article").append(tip);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("scroll", hide, { passive: true });
}

for (const word of words) {
  word.dataset.tip = word.title;
  word.removeAttribute("title");
  word.addEventListener("pointerenter", (event) => event.pointerType === "touch" || show(word));
  word.addEventListener("pointerleave", leave);
  word.addEventListener("focus", () => word.matches(":focus-visible") && show(word));
  word.addEventListener("blur", hide);
}
