// A chart: its title as a sentence, the picture for the width there is, and its table one click away.

// Python's drawing module lets only shapes and text through; it is parsed as XML, never as a page.
function picture(text, cls) {
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  return h("div", { cls }, parsed.localName === "svg" ? document.importNode(parsed, true) : null);
}

function behind(state, say, open, carry) {
  const heads = state.columns.map((name) => h("th", { scope: "col" }, name));
  const rows = state.rows.map((row) => h("tr", {}, row.map((cell, i) => h(i ? "td" : "th", i ? {} : { scope: "row" }, h("bdi", {}, cell)))));
  const table = h("table", { cls: "atn-behind-table" }, h("caption", { cls: "atn-unseen" }, state.title), h("thead", {}, h("tr", {}, heads)), h("tbody", {}, rows));
  const scroller = h("div", { cls: "atn-behind-scroll", tabindex: "0", role: "group", "aria-label": say.behind }, table);
  return h("details", { cls: "atn-behind", open }, h("summary", {}, say.behind), scroller, state.cut && h("p", {}, state.cut), h("p", { cls: "atn-method" }, h("strong", {}, say.method), " ", state.method), carry);
}

// The ways to take a chart along: copied, as a picture, and as the figures behind it.
function carrying(root, state, say, send) {
  const line = statusLine();
  const words = () => [state.title, state.of].filter(Boolean).join("\n");
  const trying = (act, done) => () => Promise.resolve().then(act).then(() => line.say(done, "quiet", true), () => line.say(say.not_taken, "attention"));
  const file = (ending, made) => async () => handFile(`${state.file}.${ending}`, `image/${ending === "svg" ? "svg+xml" : ending}`, await made(pictureAlone(root, state)));
  const bar = h("div", { cls: "atn-carry" },
    plainButton(say.copy, trying(() => copyPicture(pictureAlone(root, state), words()), say.copied)),
    plainButton(say.png, trying(file("png", pngFile), say.saved)),
    plainButton(say.svg, trying(file("svg", svgFile), say.saved)),
    plainButton(say.csv, () => send({ do: "csv" })));
  return { el: h("div", {}, bar, line.el), line };
}

function drawChart({ level, say }, send, model) {
  const state = model.get("state");
  const root = h("section", { cls: "atn atn-chart" });
  const edge = h("p", { cls: "atn-chart-edge", role: "status" });
  const carry = carrying(root, state, say, send);

  const shown = {
    waiting: () => [h("p", { cls: "atn-chart-waiting", role: "status" }, say.drawing)],
    empty: () => [h("div", { cls: "atn-empty" }, say.empty_title && h(`h${level}`, { cls: "atn-chart-title" }, say.empty_title), h("p", {}, say.empty))],
    problem: () => [h("div", { cls: "atn-empty", role: "status" }, h("p", {}, state.problem), plainButton(say.again, () => send({ do: "again" })))],
    chart: () => [
      h(`h${level}`, { cls: "atn-chart-title" }, state.title),
      h("p", { cls: "atn-chart-of" }, state.of),
      edge,
      picture(state.wide, "atn-chart-wide"),
      picture(state.narrow, "atn-chart-narrow"),
      behind(state, say, Boolean(root.querySelector("details[open]")), carry.el),
    ],
  };
  function apply(patch) {
    if ("said" in patch) carry.line.say(patch.said, patch.tone, true);
    if ("edge" in patch) edge.textContent = patch.edge;
    if (!("shown" in patch)) return;
    const held = root.contains(document.activeElement) && document.activeElement;
    root.replaceChildren(...shown[state.shown]());
    root.dataset.shown = state.shown;
    if (held) (root.contains(held) ? held : root.querySelector(held.localName))?.focus({ preventScroll: true });
  }

  let visible = null;
  const watcher = new IntersectionObserver((entries) => {
    const now = entries.at(-1).isIntersecting;
    if (now === visible) return;
    visible = now;
    send({ do: "seen", visible });
  }, { rootMargin: "600px 0px" });

  const leave = takeFiles(model);
  return { el: root, apply, arrive: () => watcher.observe(root), stop() { watcher.disconnect(); leave(); send({ do: "seen", visible: false }); } };
}

export default component(drawChart);
