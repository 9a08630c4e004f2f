"use strict";
(() => {
  const table = document.getElementById("plan-table");
  if (!table) return;

  const form = document.getElementById("filters");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const rowsShown = Number(table.dataset.rows);
  let rows = [...body.rows];
  let wanted = rows;
  let page = 0;

  const valueOf = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
  const inOrder = new Intl.Collator("en-GB", { numeric: true }).compare;

  const show = () => {
    const last = Math.max(0, Math.ceil(wanted.length / rowsShown) - 1);
    page = Math.min(Math.max(page, 0), last);
    const from = page * rowsShown;
    const visible = wanted.slice(from, from + rowsShown);
    const isVisible = new Set(visible);
    for (const row of rows) row.hidden = !isVisible.has(row);
    // Only what is seen is put in order: moving thousands of rows takes a second.
    body.append(...visible);
    const paging = document.getElementById("paging");
    paging.hidden = last === 0;
    paging.querySelector("[data-step='-1']").disabled = page === 0;
    paging.querySelector("[data-step='1']").disabled = page === last;
    document.getElementById("page-now").textContent = `Page ${page + 1} of ${last + 1}`;
    const range = wanted.length > rowsShown ? `, ${from + 1} to ${Math.min(from + rowsShown, wanted.length)} shown` : "";
    document.getElementById("shown").textContent =
      `${wanted.length.toLocaleString("en-GB")} of ${rows.length.toLocaleString("en-GB")} documents${range}`;
  };

  const name = document.getElementById("by-name");
  const code = document.getElementById("by-code");
  const notes = document.getElementById("by-notes");
  const choices = [...form.querySelectorAll("[data-filter]")];
  const isWanted = (row) =>
    row.cells[0].textContent.toLowerCase().includes(name.value.trim().toLowerCase()) &&
    choices.every((choice) => !choice.value || row.dataset[choice.dataset.filter] === choice.value) &&
    (!code.value || row.dataset.codes.split(" ").includes(code.value)) &&
    (!notes.checked || "notes" in row.dataset);
  const filter = () => { wanted = rows.filter(isWanted); page = 0; show(); };

  const sortBy = (head, column) => {
    const isNumber = head.dataset.sort === "number";
    // The first press shows the largest number or the first name; the next turns the order round.
    const before = head.getAttribute("aria-sort");
    const down = before ? before === "ascending" : isNumber;
    heads.forEach((cell) => cell.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const keyed = rows.map((row) => [isNumber ? Number.parseFloat(valueOf(row, column)) : valueOf(row, column), row]);
    keyed.sort(([a], [b]) => (down ? -1 : 1) * (isNumber ? a - b : inOrder(a, b)));
    rows = keyed.map(([, row]) => row);
    filter();
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    // Chromium repeats a head on each printed page, but not the buttons in it.
    const printed = document.createElement("span");
    printed.className = "printed";
    printed.ariaHidden = "true";
    printed.textContent = button.textContent;
    head.append(button, printed);
    button.addEventListener("click", () => sortBy(head, column));
  });

  document.getElementById("paging").addEventListener("click", (event) => {
    const step = Number(event.target.dataset.step);
    if (!step) return;
    page += step;
    show();
    table.scrollIntoView();
  });
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
})();
