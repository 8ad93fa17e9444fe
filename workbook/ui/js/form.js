// A card of questions: with one filled button, which clears nothing before Python has said that it is stored; or without,
// where every answer acts at once and which questions are asked may change with each.

// Questions that wait behind a plain button.
function moreButton(say, hidden) {
  const id = unique("more");
  const rest = h("div", { cls: "atn-grid", id, hidden: true }, hidden);
  const button = plainButton(say.more, () => open(rest.hidden), { "aria-expanded": "false", "aria-controls": id });
  function open(yes) {
    rest.hidden = !yes;
    button.setAttribute("aria-expanded", String(yes));
    button.textContent = yes ? say.less : say.more;
    if (yes && document.activeElement === button) rest.querySelector("input, textarea, select")?.focus();
  }
  return { rest, button, open };
}

// One question at a time, for whoever wants it so: the filled button leads to the next, and from the last one it saves.
// Where every answer acts at once there is no filled button, and a plain one leads on.
function oneByOne(spec, fields, primary, save) {
  const { say } = spec;
  const count = h("p", { cls: "atn-part" });
  const back = plainButton(say.back_question, () => move(-1));
  const early = spec.save ? plainButton(spec.save, save) : plainButton(say.next_question, () => move(1));
  let asked = spec.questions.map((q) => q.name);
  let at = 0;
  const last = () => at >= asked.length - 1;
  function show() {
    at = Math.max(0, Math.min(at, asked.length - 1));
    for (const [name, f] of fields) f.el.hidden = name !== asked[at];
    count.textContent = fillIn(say.question_of, { n: at + 1, of: asked.length });
    primary.textContent = last() ? spec.save : say.next_question;
    count.hidden = asked.length < 2;
    back.hidden = at === 0;
    early.hidden = last();
  }
  function move(by) { at += by; show(); fields.get(asked[at]).focus(); }
  return {
    count, back, early, last, next: () => move(1),
    apply(patch, message) {
      if (patch.shown) {
        const here = asked[at];
        asked = spec.questions.map((q) => q.name).filter((name) => patch.shown.includes(name));
        if (asked.includes(here)) at = asked.indexOf(here);
      }
      if (patch.status?.tone === "saved" || message.all) at = 0;
      const wrong = asked.findIndex((name) => name in (patch.problems || {}));
      if (wrong >= 0 && message.focus) at = wrong;
      show();
      if (wrong >= 0 && message.focus) fields.get(asked[at]).focus((message.cells || {})[asked[at]]);
    },
  };
}

function drawForm(spec, send, model) {
  const save = () => (spec.save ? card.press("save") : card.ask.flush());
  const card = cardOfQuestions(spec, send, () => (single && !single.last() ? single.next() : save()), model);
  const { ask, form, primary } = card;
  const single = spec.apart && spec.questions.length > 1 ? oneByOne(spec, ask.fields, primary, save) : null;
  const behind = spec.questions.filter((q) => q.more && !single).map((q) => q.name);
  const boxes = (hidden) => spec.questions.filter((q) => behind.includes(q.name) === hidden).map((q) => ask.fields.get(q.name).el);
  const line = { more: spec.more_choices || spec.say.more, less: spec.fewer_choices || spec.say.less };
  const more = behind.length ? moreButton(line, boxes(true)) : null;
  const cancel = plainButton(spec.say.cancel, () => send({ do: "cancel" }), { hidden: true });
  primary.textContent = spec.save;
  form.className = "atn-card atn-form";
  form.replaceChildren(...[spec.title && h("h2", {}, spec.title), spec.intro && h("p", { cls: "atn-intro" }, spec.intro), card.back, card.clash, single && single.count, h("div", { cls: "atn-grid" }, boxes(false)), more && more.rest,
    h("div", { cls: "atn-bar" }, spec.save && primary, single && [single.back, single.early], more && more.button, cancel, card.status.el), card.next].filter(Boolean));
  function apply(patch, message) {
    if (more && message.focus && behind.some((name) => name in (patch.problems || {}))) more.open(true);
    card.apply(patch, message);
    if ("cancel" in patch) cancel.hidden = !patch.cancel;
    if (single) { single.apply(patch, message); return; }
    if (!patch.shown) return;
    for (const [name, f] of ask.fields) f.el.hidden = !patch.shown.includes(name);
    if (more) more.button.hidden = !behind.some((name) => patch.shown.includes(name));
  }
  return { el: form, apply, stop: card.stop };
}

export default component(drawForm);
