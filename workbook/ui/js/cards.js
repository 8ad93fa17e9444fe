// Cards, texts, links, buttons and chips that act; words are text nodes, a link is the only thing that leads away.

// A program keeps its lines; it can be reached by keyboard, to be moved sideways.
function program(text) {
  return h("pre", { cls: "atn-code", tabindex: "0" }, h("code", {}, text.trim()));
}

function paragraphs(list) {
  return list.map((words) => h("p", {}, words));
}

// Lines that open stand together where one follows another, and apart from anything else that comes before them,
// wherever in the page either stands; only where they lie tells which. A section that follows one has its rule in that
// one's line. Looked at again whenever the page grows.
const JOINED = 4; // px: less than anything between two lines takes
const OVER_SECTION = 44; // px: its own room
function keepLinesApart(el) {
  const page = el.closest(".jp-WindowedPanel-viewport");
  if (!page || page.atnLines) return;
  const place = () => {
    let above = [];
    for (const line of page.querySelectorAll(".atn-fold, .atn-text-section")) {
      const opens = line.matches(".atn-fold");
      const box = opens ? line.closest(".atn-folded") : line;
      if (!line.offsetParent || !box) continue;
      const room = !opens ? OVER_SECTION : box.classList.contains("atn-apart") ? 16 : 0;
      const top = line.getBoundingClientRect().top - room;
      const ends = above.map((other) => (other.contains(box) ? other.querySelector(".atn-fold") : other).getBoundingClientRect().bottom);
      const follows = ends.some((end) => Math.abs(top - end) < JOINED);
      box.classList.toggle(opens ? "atn-apart" : "atn-under-line", opens !== follows);
      if (opens) above.push(box);
    }
  };
  page.atnLines = new ResizeObserver(() => requestAnimationFrame(place));
  page.atnLines.observe(page);
}

const PARTS = {
  card: (spec) => ({ el: h(["card", "quote"].includes(spec.tone) ? "section" : "aside", { cls: spec.tone === "quote" ? "atn-card atn-quote" : `atn-${spec.tone}` }, spec.title && h("h2", {}, spec.title), paragraphs(spec.paragraphs)) }),
  text: (spec) => ({ el: h("div", { cls: `atn-text atn-text-${spec.tone}` }, spec.title && h("h2", {}, spec.title), spec.tone === "code" ? spec.paragraphs.map(program) : paragraphs(spec.paragraphs)) }),
  notes: (spec) => ({ el: h("section", { cls: "atn-notes" }, spec.title && h(`h${spec.level}`, {}, spec.title), h("ul", {}, spec.items.map(([words, under]) => h("li", {},
    h(spec.quoted ? "blockquote" : "p", { cls: "atn-note", dir: "auto" }, words), under && h("p", { cls: "atn-note-under", dir: "auto" }, under))))) }),
  marked: (spec) => ({ el: h("section", { cls: "atn-marked" }, spec.title && h(`h${spec.level}`, {}, spec.title),
    spec.lines.map((line) => h("p", { dir: "auto" }, line.map(([words, isOne]) => (isOne ? h("mark", {}, words) : words))))) }),
  link: (spec, press) => ({ el: h("p", { cls: "atn-text" }, spec.before ? `${spec.before} ` : "", pageLink(spec.label, spec.notebook, () => press(""), spec.primary ? "atn-primary" : "atn-link"), spec.after && h("span", { cls: "atn-link-after" }, spec.after)) }),
  links: (spec, press) => ({ el: h("p", { cls: "atn-text" }, spec.options.flatMap(([key, label, notebook], i) => [i ? " · " : "", pageLink(label, notebook, () => press(key))])) }),
  button: (spec, press) => ({ el: h("button", { type: "button", cls: spec.primary ? "atn-primary" : spec.plain ? "atn-plain" : "atn-second", onclick: () => press("") }, spec.label) }),
  doorway: (spec) => ({ el: h("div", { cls: "atn-doorway" }, h("button", { type: "button", cls: "atn-second", "data-doorway": spec.to }, spec.label), h("div", { cls: "atn-text" }, paragraphs(spec.paragraphs))) }),
  buttons: (spec, press) => ({ el: h("div", { cls: "atn-bar atn-buttons" }, spec.options.map(([key, label]) => h("button", { type: "button", cls: spec.plain.includes(key) ? "atn-plain" : spec.primary === key ? "atn-primary" : "atn-second", onclick: () => press(key) }, label))) }),
  fold(_spec, press) {
    const label = h("span", {});
    // Its words may come a moment after it: a line without a name is none.
    const el = h("button", { type: "button", cls: "atn-fold", "aria-expanded": "false", hidden: true, onclick: () => press("") }, label);
    return { el, label: (words) => { label.textContent = words; el.hidden = !words; }, chosen: (key) => el.setAttribute("aria-expanded", String(key === "open")) };
  },
  choices(spec, press) {
    const id = unique("choices");
    const chips = spec.options.map(([key, label]) => [key, h("button", { type: "button", cls: "atn-chip-button", "aria-pressed": "false", onclick: ({ currentTarget }) => { if (spec.at_once) document.body.dataset[spec.at_once] = key; keepStill(currentTarget); press(key); } }, h("span", {}, label))]);
    const hint = spec.hint ? h("p", { cls: "atn-hint", id: `${id}-hint` }, spec.hint) : null;
    const numbers = spec.options.every(([, label]) => /^\p{Nd}+$/u.test(label));
    const el = h("div", { cls: "atn-field atn-wide atn-choices", role: "group", "aria-labelledby": spec.ask ? id : null, "aria-describedby": hint ? hint.id : null },
      spec.ask ? h("p", { cls: "atn-ask", id }, spec.ask) : null, hint, h("div", { cls: numbers ? "atn-chips atn-number-chips" : "atn-chips" }, chips.map(([, chip]) => chip)));
    return { el, chosen: (key) => chips.forEach(([own, chip]) => chip.setAttribute("aria-pressed", String(own === key))) };
  },
};

function drawPart(spec, send) {
  const part = PARTS[spec.what](spec, (key) => send({ do: "press", key }));
  const said = pressedLine();
  const status = statusLine(); // that something was kept
  const next = h("p", { cls: "atn-next", role: "status" });
  return {
    el: [part.el, said.el, status.el, next],
    apply(patch, message) {
      said.apply(patch);
      if (patch.status) { status.say(patch.status.text, patch.status.tone); next.replaceChildren(); }
      if (message.next) next.replaceChildren(...nextLine(message.next, send));
      if ("label" in patch && part.label) part.label(patch.label);
      if ("chosen" in patch && part.chosen) part.chosen(patch.chosen);
    },
    arrive(el) {
      if (spec.what === "fold") whenPlaced(el, () => keepLinesApart(el));
      if (!spec.arrive) return null;
      if (spec.what === "fold") return arriveAt(part.el, part.el, "start");
      const first = part.el.firstElementChild; // its title, or where it has none its first sentence
      first.tabIndex = -1;
      return arriveAt(first, first);
    },
  };
}

export default component(drawPart);
