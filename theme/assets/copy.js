// A table on the clipboard in two forms: HTML for a document, tab-separated text for a spreadsheet or a plain field.
// Each cell becomes one line, since a break inside a cell would begin a new row in a spreadsheet.

const BREAKS = ["P", "LI", "UL", "OL", "BR"];
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** A spreadsheet takes a text that begins so for a formula. */
const inert = (text) => (/^[=+@\t-]/.test(text) ? `'${text}` : text);

/** The words of a cell on one line, links and texts written by the given functions; buttons are left out. */
function flat(node, text, link) {
  const parts = [...node.childNodes].map((child) => {
    if (child.nodeType === Node.TEXT_NODE) return text(child.data);
    if (child.tagName === "BUTTON") return "";
    const inner = flat(child, text, link);
    if (child.tagName === "A") return link(child.href, inner);
    return BREAKS.includes(child.tagName) ? ` ${inner} ` : inner;
  });
  return parts.join("").replace(/[ \t\r\n]+/g, " ");
}

const plain = (cell) => inert(flat(cell, (text) => text, (_, inner) => inner).trim());

function rich(cell) {
  const name = cell.tagName.toLowerCase();
  const span = cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : "";
  const inner = flat(cell, escape, (href, text) => `<a href="${escape(href)}">${text}</a>`);
  return `<${name}${span}>${inert(inner.trim())}</${name}>`;
}

/** Give a table as HTML and as tab-separated text, folded rows included, with the address it came from below. */
export function tableTexts(table, address) {
  const rows = [...table.rows].map((row) => [...row.cells]);
  const html = rows.map((cells) => `<tr>${cells.map(rich).join("")}</tr>`).join("");
  const text = rows.map((cells) => cells.map(plain).join("\t")).join("\n");
  return {
    "text/html": `<table>${html}</table><p><a href="${escape(address)}">${escape(address)}</a></p>`,
    "text/plain": `${text}\n${address}\n`,
  };
}

/** Copy a table; rejects where the browser does not allow it. */
export async function copyTable(table, address) {
  const texts = Object.entries(tableTexts(table, address));
  const blobs = texts.map(([type, text]) => [type, new Blob([text], { type })]);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}
