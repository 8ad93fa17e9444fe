// A table of records: real headers that sort, rows that open and go, and an undo that waits as long as it is wanted.

function drawTable({ columns, say, opens, removes }, tell, model) {
  const state = model.get("state");
  const send = (action, given) => tell({ do: action, with: given });
  const caption = say.caption || "";

  const input = h("input", { type: "search", cls: "atn-input atn-table-search", id: unique("search"), autocomplete: "off", spellcheck: "false" });
  const found = h("p", { cls: "atn-table-count", role: "status" });
  const last = plainButton(say.undo_last, () => send("undo", "last"));
  const tools = h("div", { cls: "atn-table-tools" }, h("div", { cls: "atn-table-find" }, h("label", { for: input.id }, say.search), input), found, last);
  const bar = h("div", { cls: "atn-table-bar", tabindex: "-1" });
  const spoken = h("div", { role: "status" }, bar);
  const heads = new Map();
  const headRow = h("tr", { role: "row", "data-label": say.sort_label }, columns.map(head), removes && h("th", { role: "columnheader", scope: "col", cls: "atn-table-acts" }, h("span", { cls: "atn-unseen" }, say.remove)));
  const body = h("tbody", { role: "rowgroup" });
  // The roles are said again because a table laid out as blocks, on a phone, loses its own.
  const table = h("table", { role: "table", cls: "atn-table" }, caption && h("caption", { cls: "atn-unseen" }, caption), h("thead", { role: "rowgroup" }, headRow), body);
  const nothing = h("div", { cls: "atn-empty" });
  const earlier = pager(say.previous, -1);
  const later = pager(say.next, 1);
  const span = h("span", { cls: "atn-table-span" });
  const all = plainButton("", () => send("all"));
  const pages = h("nav", { cls: "atn-table-pages", "aria-label": caption || say.search }, earlier, span, later);
  const root = h("section", { cls: "atn-table-root" }, tools, spoken, table, nothing, all, pages);

  function head(column) {
    const button = h("button", { type: "button", cls: "atn-sort", onclick: () => send("sort", column.key) }, column.label, h("span", { cls: "atn-sort-mark", "aria-hidden": "true" }));
    const th = h("th", { role: "columnheader", scope: "col", "data-kind": column.kind, "data-wide": column.wide && "yes" }, button);
    heads.set(column.key, th);
    return th;
  }
  function pager(label, by) {
    return plainButton(label, (event) => event.currentTarget.getAttribute("aria-disabled") !== "true" && send("turn", state.page + by), { "data-focus": `page${by}` });
  }
  function cell(row, column, first) {
    const text = row.cells[column.key] || "";
    const shown = h("bdi", {}, text || (first ? column.label : ""));
    const inner = first && opens
      ? h("button", { type: "button", cls: "atn-row-open", "data-focus": `row:${row.id}`, "aria-label": fillIn(say.open, { what: text || column.label }), onclick: () => send("open", row.id) }, shown)
      : column.kind === "tag" && text ? h("span", { cls: "atn-tag", "data-tone": row.tone }, shown) : shown;
    const sub = column.sub && row.cells[column.sub];
    return h(first ? "th" : "td", { role: first ? "rowheader" : "cell", scope: first && "row", "data-kind": column.kind, "data-wide": column.wide && "yes", "data-none": !text && !sub && "yes" },
      !first && h("span", { cls: "atn-cell-label", "aria-hidden": "true" }, column.label), inner, sub && h("div", { cls: "atn-sub" }, h("bdi", {}, sub)));
  }
  function drawRow(row) {
    const name = row.cells[columns[0].key] || columns[0].label;
    const away = removes && h("td", { role: "cell", cls: "atn-table-acts" }, plainButton(say.remove, () => send("remove", row.id), { "aria-label": fillIn(say.remove_what, { what: name }), "data-focus": `remove:${row.id}` }));
    return h("tr", { role: "row" }, columns.map((column, i) => cell(row, column, i === 0)), away);
  }
  function drawBar() {
    const { text, undo } = state.bar || {};
    bar.replaceChildren(...(text ? [h("span", {}, text), undo ? plainButton(say.undo, () => send("undo", "removal"), { "data-focus": "undo" }) : ""] : []));
    bar.hidden = !text;
  }
  function drawNothing() {
    const noMatch = state.shown === "rows" && !state.rows.length;
    const lines = state.shown === "empty" ? [say.empty_title && h("h2", {}, say.empty_title), h("p", {}, say.empty)]
      : noMatch ? [h("p", {}, say.search_nothing), plainButton(say.clear_search, () => { input.value = ""; send("search", ""); input.focus(); })]
      : state.shown === "loading" ? [h("p", {}, say.loading)] : [];
    nothing.replaceChildren(...lines.filter(Boolean));
    nothing.hidden = !lines.length;
    nothing.dataset.shown = state.shown;
  }
  function apply(_patch = {}, message = {}) {
    const held = root.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    const rows = state.rows || [];
    body.replaceChildren(...rows.map(drawRow));
    table.hidden = !rows.length;
    tools.hidden = state.shown === "loading" || state.shown === "problem" || (state.shown === "empty" && !state.undoable);
    tools.dataset.few = String(!state.many && !state.search);
    found.textContent = state.count || "";
    last.textContent = state.undo_last || say.undo_last;
    last.hidden = !state.undoable || Boolean(state.bar && state.bar.undo);
    pages.hidden = !(state.pages > 1);
    all.textContent = state.all || "";
    all.hidden = !state.all;
    span.textContent = state.span || "";
    earlier.setAttribute("aria-disabled", String(!(state.page > 0)));
    later.setAttribute("aria-disabled", String(!(state.page < state.pages - 1)));
    for (const [key, th] of heads) key === state.sort ? th.setAttribute("aria-sort", state.descending ? "descending" : "ascending") : th.removeAttribute("aria-sort");
    if (document.activeElement !== input) input.value = state.search || "";
    drawBar();
    drawNothing();
    const wanted = message.focus || held;
    if (wanted) (root.querySelector(`[data-focus="${CSS.escape(wanted)}"]`) || (message.focus ? bar : null))?.focus({ preventScroll: !message.focus });
  }

  let timer = 0;
  const search = () => { clearTimeout(timer); if (timer) send("search", input.value); timer = 0; };
  input.addEventListener("input", () => {
    state.search = input.value;
    clearTimeout(timer);
    timer = setTimeout(search, 150);
  });
  return { el: root, apply, arrive: () => send("shown"), stop: search };
}

export default component(drawTable);
