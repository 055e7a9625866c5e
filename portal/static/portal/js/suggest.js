/* Suggestions below the search box: an ARIA combobox with a listbox (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
   Without this script the box is a plain form, and nothing is lost but the suggestions. */
"use strict";

const WAIT = 120; // milliseconds without a key before we ask
const LEAST = 1;

function element(name, attributes, text) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text; // never innerHTML: what people wrote stays text
  return made;
}

function title(map) {
  return map[document.documentElement.lang] || map.en || map["zh-Hans"] || Object.values(map)[0] || "";
}

function optionsOf(found, words) {
  const leading = (parameter, value) => `/datasets?${new URLSearchParams({ [parameter]: value })}`;
  return [
    ...found.agencies.map((one) => ({ kind: words.agency, text: one.text, count: one.count, href: leading("agency", one.value) })),
    ...found.keywords.map((one) => ({ kind: words.keyword, text: one.text, count: one.count, href: leading("keyword", one.value) })),
    ...found.datasets.map((one) => ({ kind: words.dataset, text: title(one.title), href: `/datasets/${encodeURIComponent(one.slug)}` })),
    ...found.columns.map((one) => ({ kind: words.column, text: one.text, count: one.count, href: leading("q", `column:"${one.text.replaceAll('"', " ")}"`) })),
  ];
}

function combobox(form) {
  const input = form.querySelector("input[name=q]");
  const list = element("ul", { id: `${input.id}-list`, role: "listbox", class: "suggestions", hidden: "", "aria-label": input.labels[0].textContent });
  const status = element("p", { role: "status", class: "visually-hidden" });
  input.parentElement.append(list, status);
  for (const [key, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(key, value);
  let options = [], chosen = -1, timer = 0, asking = null, composing = false;

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show(found) {
    options = found;
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...found.map((option, number) => {
      const line = element("li", { id: `${list.id}-${number}`, role: "option", "aria-selected": "false" });
      line.append(element("span", { class: "kind" }, option.kind), element("span", { class: "words" }, option.text));
      if (option.count !== undefined) line.append(element("span", { class: "count" }, String(option.count)));
      line.addEventListener("mousedown", (event) => { event.preventDefault(); location.assign(option.href); });
      return line;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = found.length ? `${found.length} ${form.dataset.some}` : form.dataset.none;
  }

  function choose(number) {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = number;
    const line = list.children[chosen];
    if (!line) { input.removeAttribute("aria-activedescendant"); return; }
    line.setAttribute("aria-selected", "true");
    line.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", line.id);
  }

  async function ask() {
    const typed = input.value.trim();
    asking?.abort();
    if (typed.length < LEAST) { close(); return; }
    asking = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: typed })}`, { signal: asking.signal });
      if (answer.ok && document.activeElement === input) show(optionsOf(await answer.json(), form.dataset));
    } catch (error) {
      if (error.name !== "AbortError") close(); // offline: the form still works
    }
  }

  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; timer = setTimeout(ask, WAIT); });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (!composing) timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); return; }
    if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); location.assign(options[chosen].href); return; }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (list.hidden) { ask(); return; }
    const step = event.key === "ArrowDown" ? 1 : -1;
    choose(chosen < 0 && step < 0 ? options.length - 1 : chosen + step < options.length ? chosen + step : -1);
  });
}

document.querySelectorAll("form[data-suggest]").forEach(combobox);
