// The parts of an exercise around its questions: what it is for, how long it takes, and the card that says enough.

function exerciseHead(spec) {
  const why = [[spec.why_it_helps, spec.say.why, spec.how_sure], [spec.done_when, spec.say.done_when, ""]].filter(([words]) => words);
  const el = h("header", { cls: "atn-exercise-head" }, h("h2", {}, spec.title), spec.intro && spec.intro.split(/\n+/).map((line) => h("p", { cls: "atn-lead" }, line)),
    why.map(([words, label, sure]) => h("details", { cls: "atn-why" }, h("summary", {}, label), h("p", {}, words), sure && h("p", { cls: "atn-text-quiet" }, sure))));
  return el;
}

function lengthChips(spec, choose) {
  const id = unique("length");
  const chips = spec.lengths.map(([key, label]) => [key, h("button", { type: "button", cls: "atn-chip-button", onclick: () => choose(key) }, label)]);
  const el = h("div", { cls: "atn-lengths", role: "group", "aria-labelledby": id }, h("p", { cls: "atn-unseen", id }, spec.say.choose_length), chips.map(([, chip]) => chip));
  return { el, show: (mode) => { el.hidden = !chips.some(([key]) => key === mode); chips.forEach(([key, chip]) => chip.setAttribute("aria-pressed", String(key === mode))); } };
}

// What comes onto the page begins at its top, with the focus on what it is called.
function arriveAtCard(card, target) {
  target.setAttribute("tabindex", "-1");
  return arriveAt(card, target, "start");
}

// Earlier answers that stay in sight on the steps which say so: what their questions are about.
function sightLine(spec) {
  const el = h("div", { cls: "atn-sight" });
  return {
    el,
    show(names, fields) {
      const answers = names.map((name) => [spec.in_sight[name], String(fields.get(name).get() || "").trim()]);
      el.replaceChildren(...answers.filter(([, text]) => text).flatMap(([label, text]) => [h("p", { cls: "atn-whose" }, label), h("p", { cls: "atn-said", dir: "auto" }, text)]));
      el.hidden = !el.childElementCount;
    },
  };
}

function enoughCard(spec) {
  return h("aside", { cls: "atn-enough" }, h("h2", {}, spec.say.enough), spec.enough && h("p", {}, spec.enough));
}

function finishedPart(spec, again) {
  const kept = h("p", { cls: "atn-status", "data-tone": "saved", role: "status" });
  const later = h("div", { cls: "atn-text-quiet" });
  const title = h("h2", { tabindex: "-1" }, spec.title);
  const el = h("div", { cls: "atn-finished" }, title, kept, later, h("div", { cls: "atn-bar" }, plainButton(spec.say.again, again)));
  return {
    el, title,
    show(patch) {
      if ("kept" in patch) kept.textContent = patch.kept;
      if ("later" in patch) later.replaceChildren(...patch.later.map((line) => h("p", {}, line)));
    },
  };
}
