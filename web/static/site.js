/* What pages do better with JavaScript. Everything works without it. */
"use strict";

/* A button that copies the citation, and says that it did. */
for (const text of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = text.dataset.copy;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.className = "quiet";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      said.textContent = text.dataset.copied;
    } catch {
      getSelection().selectAllChildren(text); /* then the person copies it */
    }
  });
  text.after(button, " ", said);
}

/* The keys n and p lead to the next and the previous word of the search. */
addEventListener("keydown", (event) => {
  const step = { n: 1, p: -1 }[event.key];
  const busy = event.ctrlKey || event.metaKey || event.altKey;
  if (!step || busy || event.target.closest("input, textarea, select")) return;
  const current = Number(/^#osuma-(\d+)$/.exec(location.hash)?.[1] ?? 0);
  const next = document.getElementById(`osuma-${current + step}`);
  if (next) location.hash = next.id;
});

/* "Why was this found?" opens under the hit: its page is fetched when it is asked for. */
for (const link of document.querySelectorAll("a[data-opens]")) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = link.textContent;
  details.append(summary);
  details.className = link.parentElement.className;
  details.addEventListener("toggle", () => fill(details, link), { once: true });
  link.parentElement.replaceWith(details);
}

async function fill(details, link) {
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    details.append(...page.getElementById(link.dataset.opens).children);
  } catch {
    location.href = link.href; /* the page itself says what is wrong */
  }
}

/* A long list of values can be looked through while typing. */
for (const facet of document.querySelectorAll(".facet[data-find]")) {
  const box = facet.querySelector("input[type=search]") ?? findBox(facet);
  const values = [...facet.querySelectorAll("li")];
  const folded = facet.querySelector("details");
  box.addEventListener("input", () => {
    const wanted = box.value.trim().toLocaleLowerCase();
    for (const value of values) {
      const chosen = value.querySelector(".chosen");
      const group = value.closest("ul").previousElementSibling;
      const name = value.querySelector(".name").textContent + " " + (group?.matches("h3") ? group.textContent : "");
      value.hidden = !chosen && !name.toLocaleLowerCase().includes(wanted);
    }
    for (const list of facet.querySelectorAll("ul")) {
      const none = ![...list.children].some((value) => !value.hidden);
      if (list.previousElementSibling?.matches("h3")) list.previousElementSibling.hidden = none;
    }
    if (wanted && folded) folded.open = true;
  });
}

function findBox(facet) {
  const box = document.createElement("input");
  box.type = "search";
  box.autocomplete = "off";
  box.placeholder = facet.dataset.find;
  box.setAttribute("aria-label", facet.dataset.find);
  const frame = document.createElement("div");
  frame.className = "small-form";
  frame.append(box);
  facet.querySelector("h2").after(frame);
  return box;
}
