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

function drawForm(spec, send) {
  const card = cardOfQuestions(spec, send, () => (spec.save ? card.press("save") : card.ask.flush()));
  const { ask, form, primary } = card;
  const behind = spec.questions.filter((q) => q.more).map((q) => q.name);
  const boxes = (hidden) => spec.questions.filter((q) => Boolean(q.more) === hidden).map((q) => ask.fields.get(q.name).el);
  const more = behind.length ? moreButton(spec.say, boxes(true)) : null;
  const cancel = plainButton(spec.say.cancel, () => send({ do: "cancel" }), { hidden: true });
  primary.textContent = spec.save;
  form.className = "atn-card atn-form";
  form.replaceChildren(...[spec.title && h("h2", {}, spec.title), spec.intro && h("p", { cls: "atn-intro" }, spec.intro), card.back, card.clash, h("div", { cls: "atn-grid" }, boxes(false)), more && more.rest,
    h("div", { cls: "atn-bar" }, spec.save && primary, more && more.button, cancel, card.status.el)].filter(Boolean));
  function apply(patch, message) {
    if (more && message.focus && behind.some((name) => name in (patch.problems || {}))) more.open(true);
    card.apply(patch, message);
    if ("cancel" in patch) cancel.hidden = !patch.cancel;
    if (!patch.shown) return;
    for (const [name, f] of ask.fields) f.el.hidden = !patch.shown.includes(name);
    if (more) more.button.hidden = !behind.some((name) => patch.shown.includes(name));
  }
  return { el: form, apply, stop: card.stop };
}

export default component(drawForm);
