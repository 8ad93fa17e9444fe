// Questions in a card whose answers act at once; which of them are asked may change with every answer.

function drawLiveForm({ model, el }) {
  const spec = model.get("spec");
  const say = spec.say;
  const send = (message) => model.send(message);
  const ask = asking(spec.questions, say, send);
  const of = (more) => spec.questions.filter((q) => Boolean(q.more) === more).map((q) => ask.fields.get(q.name).el);
  const more = of(true).length ? moreButton(spec, of(true)) : null;
  const back = h("div", { cls: "atn-back" });
  const status = statusLine();
  const form = h("form", { cls: "atn-card atn-form", novalidate: true, autocomplete: "off", "aria-label": spec.title },
    spec.title && h("h2", {}, spec.title), spec.intro && h("p", { cls: "atn-intro" }, spec.intro), back, h("div", { cls: "atn-grid" }, of(false)), more && more.rest,
    h("div", { cls: "atn-bar" }, more && more.button, status.el));
  function apply(patch, message = {}) {
    if (patch.values) ask.set(patch.values, message.all ? ask.touched : undefined);
    if (patch.echoes) ask.echo(patch.echoes);
    if (patch.problems) ask.problems(patch.problems, false);
    if (patch.status) status.say(patch.status.text, patch.status.tone);
    if (patch.shown) {
      for (const [name, f] of ask.fields) f.el.hidden = !patch.shown.includes(name);
      if (more) more.button.hidden = !spec.questions.some((q) => q.more && patch.shown.includes(q.name));
    }
    if ("back" in patch) {
      back.replaceChildren(...(patch.back ? [h("p", {}, patch.back.text), plainButton(patch.back.label, () => send({ do: patch.back.do }))] : []));
      back.hidden = !patch.back;
    }
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  enterMoves(form, ask.flush, ask.flush);
  back.hidden = true;
  const stop = connect(model, apply);
  apply(model.get("state"));
  el.append(keepKeys(h("div", { cls: "atn" }, form)));
  return () => { ask.stop(); stop(); };
}

export default { render: drawLiveForm };
