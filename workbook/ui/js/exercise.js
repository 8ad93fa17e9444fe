// An exercise: one step at a time, every one of which may be skipped; it is kept whenever a step is left.

function drawExercise({ model, el }) {
  const spec = model.get("spec");
  const say = spec.say;
  const send = (message) => model.send(message);
  const ask = asking(spec.questions, say, send);
  const head = exerciseHead(spec);
  const lengths = lengthChips(spec, (key) => { ask.flush(); send({ do: "mode", key }); });
  const timer = timerBox(spec.timer, (act) => send({ do: "timer", act }));
  const part = h("p", { cls: "atn-part" });
  const title = h("h3", { tabindex: "-1", cls: "atn-step-title" });
  const intro = h("p", { cls: "atn-intro" });
  const sight = sightLine(spec);
  const grid = h("div", { cls: "atn-grid" }, spec.questions.map((q) => ask.fields.get(q.name).el));
  const status = statusLine();
  const back = h("div", { cls: "atn-back" });
  const clash = h("div", {});
  const next = h("button", { type: "submit", cls: "atn-primary" });
  const plain = { back: plainButton(say.back, () => move("back")), skip: plainButton(say.skip, () => move("skip")), rest: plainButton(say.skip_rest, () => move("rest")) };
  const form = h("form", { novalidate: true, autocomplete: "off", "aria-label": spec.title }, head, lengths.el, timer.el, back, clash, sight.el, h("div", { cls: "atn-step" }, part, title, intro, grid),
    h("div", { cls: "atn-bar" }, next, plain.back, plain.skip, plain.rest, status.el));
  const finished = finishedPart(spec, () => send({ do: "again" }));
  const card = h("section", { cls: "atn-card atn-exercise" }, form, finished.el);
  const enough = enoughCard(spec);
  enough.hidden = true;
  back.hidden = true;

  let place = { mode: "whole", step: 0, phase: "asking" };
  let pending = null;
  let waiting = 0;
  const names = () => spec.modes[place.mode][place.step].names;
  const blank = (raw) => raw === null || raw === "" || raw === false || (Array.isArray(raw) && raw.length === 0);
  const empty = () => names().every((name) => blank(ask.fields.get(name).get()));
  const say_ = (words, tone = "quiet") => status.say(words, tone, tone !== "quiet" || words === say.saving || words === say.still_saving);
  function showButtons() {
    const last = place.step === spec.modes[place.mode].length - 1;
    next.textContent = last ? say.finish : say.next;
    plain.back.hidden = place.step === 0;
    plain.skip.hidden = last || !empty();
    plain.rest.hidden = last || place.step === 0;
  }
  function move(how) {
    ask.flush();
    if (pending && status.el.textContent === say.saving) return;
    pending = pending || unique("save");
    say_(say.saving);
    clearTimeout(waiting);
    waiting = setTimeout(() => say_(say.still_saving), 5000);
    send({ do: how, token: pending, values: ask.values() });
  }
  function showPlace(turn) {
    const steps = spec.modes[place.mode];
    const step = steps[place.step];
    const done = place.phase === "finished";
    form.hidden = done;
    finished.el.hidden = !done;
    finished.sight.show([], ask.fields);
    enough.hidden = !done && timer.el.dataset.phase !== "over";
    head.querySelectorAll("p, details").forEach((one) => { one.hidden = place.step > 0; });
    lengths.show(place.mode);
    part.textContent = steps.length > 1 ? fillIn(say.step, { n: place.step + 1, of: steps.length }) : place.mode === "later" ? say.later_today : "";
    part.hidden = !part.textContent;
    title.textContent = step.title;
    title.hidden = !step.title;
    intro.textContent = step.intro;
    intro.hidden = !step.intro;
    for (const [name, f] of ask.fields) f.el.hidden = !step.names.includes(name);
    sight.show(step.names, ask.fields);
    showButtons();
    if (turn) {
      const target = done ? finished.title : step.title ? title : ask.fields.get(step.names[0]).el.querySelector("legend, label");
      arriveAtCard(card, target);
    }
  }
  function apply(patch, message = {}) {
    if (message.answered && message.answered === pending) { pending = null; clearTimeout(waiting); say_(""); }
    if (patch.values) ask.set(patch.values, message.all ? ask.touched : undefined);
    if (patch.values && !patch.place) sight.show(names(), ask.fields);
    if (patch.echoes) ask.echo(patch.echoes);
    finished.show(patch);
    if (patch.place) { place = patch.place; showPlace(Boolean(message.turn)); }
    if ("timer" in patch) { timer.el.hidden = !patch.timer; if (patch.timer) timer.set(patch.timer, patch.timer.whole); }
    if (patch.problems) ask.problems(patch.problems, Boolean(message.focus));
    if (patch.status && !(pending && !patch.status.text)) say_(patch.status.text, patch.status.tone);
    if ("back" in patch) {
      back.replaceChildren(...(patch.back ? [h("p", {}, patch.back.text), plainButton(patch.back.label, () => send({ do: patch.back.do }))] : []));
      back.hidden = !patch.back;
    }
    if ("conflict" in patch) {
      clash.replaceChildren(...(patch.conflict ? [conflictCard(patch.conflict, say, (how) => send({ do: "resolve", how, values: ask.values() }))] : []));
      if (patch.conflict) { bringToView(clash); clash.firstChild.focus({ preventScroll: true }); }
    }
    showButtons();
  }
  ask.onChange(showButtons);
  timer.onOver(() => { enough.hidden = false; });
  form.addEventListener("submit", (event) => { event.preventDefault(); move("next"); });
  enterMoves(form, () => form.requestSubmit(), ask.flush);
  const stop = connect(model, apply);
  apply(model.get("state"));
  send({ do: "timer", act: "look" });
  el.append(keepKeys(h("div", { cls: "atn" }, card, enough)));
  if (spec.arrive) requestAnimationFrame(() => arriveAtCard(card, place.phase === "finished" ? finished.title : head.querySelector("h2")));
  return () => { ask.stop(); stop(); timer.stop(); clearTimeout(waiting); };
}

export default { render: drawExercise };
