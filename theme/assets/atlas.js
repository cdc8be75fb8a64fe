// What Material leaves unsaid to a screen reader. The site works without this file.
const search = document.querySelector(".md-search");
if (search) {
  const query = search.querySelector("[name=query]");
  search.setAttribute("aria-label", query.getAttribute("aria-label"));
}
