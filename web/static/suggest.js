/* Suggestions while one types: an editable combobox with a list (WAI-ARIA APG, list autocomplete).
   Without this file the search box is a plain search field. */
"use strict";

{
  const texts = document.currentScript.dataset;
  const WAIT = 120; /* ms without a key before the service is asked */
  const LEAST = 2;
  const field = document.getElementById("q");
  if (field) combobox(field, texts);

  function combobox(input, texts) {
    const list = document.createElement("ul");
    list.id = "ehdotukset";
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", texts.label);
    list.hidden = true;
    const said = document.createElement("span");
    said.className = "unseen";
    said.setAttribute("aria-live", "polite");
    input.parentElement.append(list);
    input.form.append(said);

    input.type = "text"; /* a search field may not be a combobox (ARIA in HTML) */
    input.enterKeyHint = "search";
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");

    let timer = 0;
    let asking = null;
    let chosen = -1;
    let typed = input.value;

    input.addEventListener("input", () => {
      typed = input.value;
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("blur", close);
    input.form.addEventListener("submit", () => {
      clearTimeout(timer);
      close();
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault(); /* keeps the text; a second Escape is the browser's */
        input.value = typed;
        close();
      } else if (event.key === "Enter" && chosen >= 0) {
        event.preventDefault();
        follow(list.children[chosen]);
      } else if (event.key === "ArrowDown" && list.hidden && event.altKey) {
        event.preventDefault();
        ask();
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
        event.preventDefault();
        choose(event.key === "ArrowDown" ? 1 : -1);
      }
    });

    async function ask() {
      asking?.abort();
      const text = typed.trim();
      if (text.length < LEAST || document.activeElement !== input) return close();
      asking = new AbortController();
      const query = new URLSearchParams({ q: text, lang: document.documentElement.lang });
      try {
        const answer = await fetch(`${texts.address}?${query}`, { signal: asking.signal });
        if (!answer.ok) return close();
        const found = await answer.json();
        if (typed.trim() === text && document.activeElement === input) show(found.suggestions);
      } catch (error) {
        if (error.name === "AbortError") return; /* a later question is under way, or none is wanted */
        close(); /* no suggestions; the search itself works */
      }
    }

    function show(suggestions) {
      list.replaceChildren(...suggestions.map(option));
      chosen = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = suggestions.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
      said.textContent = { 0: texts.none, 1: texts.one }[suggestions.length]
        ?? texts.many.replace("{count}", suggestions.length);
    }

    function option(suggestion, number) {
      const row = document.createElement("li");
      row.id = `ehdotus-${number}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", "false");
      row.dataset.kind = suggestion.kind;
      row.dataset.href = suggestion.href;
      row.dataset.text = suggestion.kind === "board" ? "" : suggestion.text;
      const text = document.createElement("span");
      text.textContent = suggestion.text;
      const kind = document.createElement("span");
      kind.className = "quiet";
      kind.textContent = suggestion.count === null
        ? texts[suggestion.kind] : `${texts[suggestion.kind]} · ${suggestion.count}`;
      row.append(text, " ", kind);
      row.addEventListener("mousedown", (event) => event.preventDefault()); /* the field keeps focus */
      row.addEventListener("click", () => follow(row));
      return row;
    }

    function choose(step) {
      const number = list.children.length;
      list.children[chosen]?.setAttribute("aria-selected", "false");
      chosen = ((chosen + 1 + step + number + 1) % (number + 1)) - 1; /* -1: what was typed */
      const row = list.children[chosen];
      if (!row) {
        input.value = typed;
        input.removeAttribute("aria-activedescendant");
        return;
      }
      row.setAttribute("aria-selected", "true");
      row.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", row.id);
      input.value = row.dataset.text || typed;
    }

    /* A word goes on with the chosen filters; a board or a title has an address of its own. */
    function follow(row) {
      close();
      if (row.dataset.kind === "word") {
        input.value = row.dataset.text;
        input.form.requestSubmit();
      } else {
        location.assign(row.dataset.href);
      }
    }

    function close() {
      asking?.abort();
      clearTimeout(timer);
      chosen = -1;
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      said.textContent = "";
    }
  }
}
