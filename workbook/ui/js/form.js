// A card of questions with one filled button; nothing is cleared before Python has said that it is stored.

function drawForm({ model, el }) {
  const spec = model.get("spec");
  const state = model.get("state");
  const say = spec.say;
  const ask = asking(spec.questions, say, (message) => model.send(message));
  const shown = spec.questions.filter((q) => !q.more).map((q) => ask.fields.get(q.name).el);
  const hidden = spec.questions.filter((q) => q.more).map((q) => ask.fields.get(q.name).el);
  const more = hidden.length ? moreButton(spec, hidden) : null;
  const status = statusLine();
  const back = h("div", { cls: "atn-back" });
  const clash = h("div", {});
  const saveButton = h("button", { type: "submit", cls: "atn-primary" }, spec.save);
  const cancel = plainButton(say.cancel, () => model.send({ do: "cancel" }));
  const form = h("form", { cls: "atn-card atn-form", novalidate: true, autocomplete: "off", "aria-label": spec.title || spec.save },
    spec.title && h("h2", {}, spec.title), spec.intro && h("p", { cls: "atn-intro" }, spec.intro), back, clash, h("div", { cls: "atn-grid" }, shown), more && more.rest,
    h("div", { cls: "atn-bar" }, saveButton, more && more.button, cancel, status.el));

  let pending = null; // the save that waits for its answer: {token, since: names typed after it}
  let waiting = 0;
  ask.onChange((name) => pending && pending.since.add(name));
  let saidAt = 0;
  function say_(words, tone = "quiet") {
    // "Saved" stays readable for a while when somebody types on at once.
    if (tone === "quiet" && words !== say.saving && Date.now() - saidAt < 6000) return;
    saidAt = tone === "saved" ? Date.now() : 0;
    status.say(words, tone, tone !== "quiet" || words === say.saving || words === say.still_saving);
  }
  function save() {
    ask.flush();
    if (!pending) pending = { token: unique("save"), since: new Set() };
    saveButton.setAttribute("aria-disabled", "true");
    say_(say.saving);
    clearTimeout(waiting);
    waiting = setTimeout(() => { say_(say.still_saving); saveButton.removeAttribute("aria-disabled"); }, 5000);
    model.send({ do: "save", token: pending.token, values: ask.values() });
  }
  function answered() {
    clearTimeout(waiting);
    saveButton.removeAttribute("aria-disabled");
    const typedSince = pending ? pending.since : new Set();
    pending = null;
    return typedSince;
  }
  function offer(sentence, label, how) {
    back.replaceChildren(...(sentence ? [h("p", {}, sentence), plainButton(label, () => model.send({ do: how }))] : []));
    back.hidden = !sentence;
  }
  function apply(patch, message = {}) {
    const settled = message.answered && pending && message.answered === pending.token;
    const typedSince = settled ? answered() : new Set();
    if (patch.offers) ask.offer(patch.offers);
    if (patch.values) ask.set(patch.values, message.all ? ask.touched : typedSince);
    if (patch.echoes) ask.echo(patch.echoes);
    if (patch.problems) {
      if (more && Object.keys(patch.problems).some((name) => spec.questions.find((q) => q.name === name)?.more)) more.open(true);
      ask.problems(patch.problems, Boolean(message.focus));
    }
    if (patch.status) say_(patch.status.text, patch.status.tone);
    if ("back" in patch) offer(patch.back && patch.back.text, patch.back && patch.back.label, patch.back && patch.back.do);
    if ("cancel" in patch) cancel.hidden = !patch.cancel;
    if ("conflict" in patch) {
      clash.replaceChildren(...(patch.conflict ? [conflictCard(patch.conflict, say, (how) => model.send({ do: "resolve", how, values: ask.values() }))] : []));
      if (patch.conflict) { bringToView(clash); clash.firstChild.focus({ preventScroll: true }); }
    }
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); if (saveButton.getAttribute("aria-disabled") !== "true") save(); });
  enterMoves(form, () => form.requestSubmit(), ask.flush);
  cancel.hidden = true;
  back.hidden = true;
  const stop = connect(model, apply);
  apply(state);
  el.append(keepKeys(h("div", { cls: "atn" }, form)));
  return () => { ask.stop(); stop(); clearTimeout(waiting); };
}

export default { render: drawForm };
