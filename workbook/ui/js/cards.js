// Cards, texts, links, buttons and chips that act; words are text nodes, a link is the only thing that leads away.

function paragraphs(list) {
  return list.map((words) => h("p", {}, words));
}

function pageLink(label, notebook) {
  return h("a", { cls: "atn-link", href: notebook, "data-notebook": notebook }, label);
}

const PARTS = {
  card: (spec) => ({ el: h(["card", "quote"].includes(spec.tone) ? "section" : "aside", { cls: spec.tone === "quote" ? "atn-card atn-quote" : `atn-${spec.tone}` }, spec.title && h("h2", { tabindex: spec.arrive ? "-1" : null }, spec.title), paragraphs(spec.paragraphs)) }),
  text: (spec) => ({ el: h("div", { cls: `atn-text atn-text-${spec.tone}` }, spec.title && h("h2", { tabindex: spec.arrive ? "-1" : null }, spec.title), paragraphs(spec.paragraphs)) }),
  notes: (spec) => ({ el: h("section", { cls: "atn-notes" }, spec.title && h(`h${spec.level}`, {}, spec.title), h("ul", {}, spec.items.map(([words, under]) => h("li", {},
    h(spec.quoted ? "blockquote" : "p", { cls: "atn-note", dir: "auto" }, words), under && h("p", { cls: "atn-note-under", dir: "auto" }, under))))) }),
  link: (spec) => ({ el: h("p", { cls: "atn-text" }, spec.before ? `${spec.before} ` : "", pageLink(spec.label, spec.notebook)) }),
  button: (spec, press) => ({ el: h("button", { type: "button", cls: spec.primary ? "atn-primary" : spec.plain ? "atn-plain" : "atn-second", onclick: () => press("") }, spec.label) }),
  buttons: (spec, press) => ({ el: h("div", { cls: "atn-bar atn-buttons" }, spec.options.map(([key, label]) => h("button", { type: "button", cls: spec.plain.includes(key) ? "atn-plain" : "atn-second", onclick: () => press(key) }, label))) }),
  choices(spec, press) {
    const id = unique("choices");
    const chips = spec.options.map(([key, label]) => [key, h("button", { type: "button", cls: "atn-chip-button", "aria-pressed": "false", onclick: () => press(key) }, h("span", {}, label))]);
    const hint = spec.hint ? h("p", { cls: "atn-hint", id: `${id}-hint` }, spec.hint) : null;
    const el = h("div", { cls: "atn-field atn-wide atn-choices", role: "group", "aria-labelledby": spec.ask ? id : null, "aria-describedby": hint ? hint.id : null },
      spec.ask ? h("p", { cls: "atn-ask", id }, spec.ask) : null, hint, h("div", { cls: "atn-chips" }, chips.map(([, chip]) => chip)));
    return { el, chosen: (key) => chips.forEach(([own, chip]) => chip.setAttribute("aria-pressed", String(own === key))) };
  },
};

// What a press brought onto the page begins where the eye and the screen reader are.
function arriveAt(title) {
  if (!title) return;
  title.focus({ preventScroll: true });
  title.scrollIntoView({ block: "nearest", behavior: reducedMotion() ? "auto" : "smooth" });
}

function drawPart(spec, send) {
  const part = PARTS[spec.what](spec, (key) => send({ do: "press", key }));
  const said = h("p", { cls: "atn-problem", role: "status" });
  return {
    el: [part.el, said],
    apply(patch) {
      if ("said" in patch) said.textContent = patch.said;
      if ("chosen" in patch && part.chosen) part.chosen(patch.chosen);
    },
    arrive: (el) => { if (spec.arrive) requestAnimationFrame(() => arriveAt(el.querySelector("[tabindex='-1']"))); },
  };
}

export default component(drawPart);
