// A chart: its title as a sentence, the picture for the width there is, and its table one click away.

// Python's drawing module lets only shapes and text through; it is parsed as XML, never as a page.
function picture(text, cls) {
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  return h("div", { cls }, parsed.localName === "svg" ? document.importNode(parsed, true) : null);
}

function behind(state, say, open) {
  const heads = state.columns.map((name) => h("th", { scope: "col" }, name));
  const rows = state.rows.map((row) => h("tr", {}, row.map((cell, i) => h(i ? "td" : "th", i ? {} : { scope: "row" }, h("bdi", {}, cell)))));
  const table = h("table", { cls: "atn-behind-table" }, h("caption", { cls: "atn-unseen" }, state.title), h("thead", {}, h("tr", {}, heads)), h("tbody", {}, rows));
  const scroller = h("div", { cls: "atn-behind-scroll", tabindex: "0", role: "group", "aria-label": say.behind }, table);
  return h("details", { cls: "atn-behind", open }, h("summary", {}, say.behind), scroller, state.cut && h("p", {}, state.cut), h("p", { cls: "atn-method" }, h("strong", {}, say.method), " ", state.method));
}

function drawChart({ level, say }, send, model) {
  const state = model.get("state");
  const root = h("section", { cls: "atn atn-chart" });

  const shown = {
    waiting: () => [h("p", { cls: "atn-chart-waiting", role: "status" }, say.drawing)],
    empty: () => [h("div", { cls: "atn-empty" }, say.empty_title && h(`h${level}`, { cls: "atn-chart-title" }, say.empty_title), h("p", {}, say.empty))],
    problem: () => [h("div", { cls: "atn-empty", role: "status" }, h("p", {}, state.problem), plainButton(say.again, () => send({ do: "again" })))],
    chart: () => [
      h(`h${level}`, { cls: "atn-chart-title" }, state.title),
      h("p", { cls: "atn-chart-of" }, state.of),
      picture(state.wide, "atn-chart-wide"),
      picture(state.narrow, "atn-chart-narrow"),
      behind(state, say, Boolean(root.querySelector("details[open]"))),
    ],
  };
  function apply() {
    const held = root.contains(document.activeElement) && document.activeElement.localName;
    root.replaceChildren(...shown[state.shown]());
    root.dataset.shown = state.shown;
    if (held) root.querySelector(held)?.focus({ preventScroll: true });
  }

  let visible = null;
  const watcher = new IntersectionObserver((entries) => {
    const now = entries.at(-1).isIntersecting;
    if (now === visible) return;
    visible = now;
    send({ do: "seen", visible });
  }, { rootMargin: "600px 0px" });

  return { el: root, apply, arrive: () => watcher.observe(root), stop() { watcher.disconnect(); send({ do: "seen", visible: false }); } };
}

export default component(drawChart);
