// An exercise: one step at a time, every one of which may be skipped; it is kept whenever a step is left.

function drawExercise(spec, send, model) {
  const say = spec.say;
  const card = cardOfQuestions(spec, send, () => card.press("next"), model);
  const { ask, form, primary } = card;
  const head = exerciseHead(spec);
  const lengths = lengthChips(spec, (key) => { ask.flush(); send({ do: "mode", key }); });
  const timer = timerBox(spec.timer, (act) => send({ do: "timer", act }));
  const part = h("p", { cls: "atn-part" });
  const title = h("h3", { tabindex: "-1", cls: "atn-step-title" });
  const intro = h("p", { cls: "atn-intro" });
  const sight = sightLine(spec);
  const grid = h("div", { cls: "atn-grid" }, spec.questions.map((q) => ask.fields.get(q.name).el));
  const plain = { back: plainButton(say.back, () => card.press("back")), skip: plainButton(say.skip, () => card.press("skip")), rest: plainButton(say.skip_rest, () => card.press("rest")) };
  form.append(head, lengths.el, timer.el, card.back, card.clash, sight.el, h("div", { cls: "atn-step" }, part, title, intro, grid),
    h("div", { cls: "atn-bar" }, primary, plain.back, plain.skip, plain.rest, card.status.el));
  const finished = finishedPart(spec, () => send({ do: "again" }));
  const section = h("section", { cls: "atn-card atn-exercise" }, form, finished.el);
  const enough = enoughCard(spec);

  let place = { mode: "whole", step: 0, phase: "asking" };
  const step = () => spec.modes[place.mode][place.step];
  const names = () => step().names;
  const blank = (raw) => raw === null || raw === "" || raw === false || (Array.isArray(raw) && raw.length === 0);
  const empty = () => names().every((name) => blank(ask.fields.get(name).get()));
  const stuck = () => names().some((name) => ask.fields.get(name).el.querySelector("[aria-invalid=true]"));
  function showButtons() {
    const last = place.step === spec.modes[place.mode].length - 1;
    primary.textContent = last ? say.finish : say.next;
    plain.back.hidden = place.step === 0;
    plain.skip.hidden = !stuck() && (last || !empty());
    plain.rest.hidden = last || place.step === 0;
  }
  function showPlace(turn) {
    const steps = spec.modes[place.mode];
    const { title: name, intro: about, names: asked } = step();
    const done = place.phase === "finished";
    form.hidden = done;
    finished.el.hidden = !done;
    enough.hidden = !done && timer.el.dataset.phase !== "over";
    head.querySelectorAll("p, details").forEach((one) => { one.hidden = place.step > 0; });
    lengths.show(place.mode);
    part.textContent = steps.length > 1 ? fillIn(say.step, { n: place.step + 1, of: steps.length }) : place.mode === "later" ? say.later_today : "";
    part.hidden = !part.textContent;
    title.textContent = name;
    title.hidden = !name;
    intro.textContent = about;
    intro.hidden = !about;
    for (const [id, f] of ask.fields) f.el.hidden = !asked.includes(id);
    sight.show(step().sees, ask.fields);
    if (!turn) return;
    arriveAtCard(section, done ? finished.title : name ? title : ask.fields.get(asked[0]).el.querySelector("legend, label"));
  }
  function apply(patch, message) {
    if (patch.place) place = patch.place;
    card.apply(patch, message);
    if (patch.values && !patch.place) sight.show(step().sees, ask.fields);
    finished.show(patch);
    if (patch.place) showPlace(Boolean(message.turn));
    if ("timer" in patch) { timer.el.hidden = !patch.timer; if (patch.timer) timer.set(patch.timer); }
    showButtons();
  }
  ask.onChange(showButtons);
  timer.onOver(() => { enough.hidden = false; });
  return {
    el: [section, enough],
    apply,
    arrive() {
      send({ do: "timer", act: "look" });
      return spec.arrive ? arriveAtCard(section, place.phase === "finished" ? finished.title : head.querySelector("h2")) : null;
    },
    stop() { card.stop(); timer.stop(); },
  };
}

export default component(drawExercise);
