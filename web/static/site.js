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
