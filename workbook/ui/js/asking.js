// A set of questions that are alive: what is typed reaches Python within a second, echoes and problems come back.

// Forms that take each other's place and share `travels` hand on what was typed, and the box somebody is in. Both are
// of one page: what is left of a page that was closed is its draft, and nothing of it comes to the next one.
function asking(questions, say, send, model, travels = "") {
  const state = model.get("state");
  const home = model.widget_manager;
  const fields = new Map();
  const changed = new Set();
  // What was typed here since the questions appeared: neither the first full answer nor being drawn again undoes it.
  const touched = new Set(Object.keys(state.unsent || {}));
  const echoes = {};
  const unread = new Set(); // changed since their last echo
  const listeners = [];
  let timer = 0;
  let since = 0;
  let here = "";
  function flush() {
    clearTimeout(timer);
    timer = 0;
    if (!changed.size) return;
    const values = {};
    for (const name of changed) values[name] = fields.get(name).get();
    changed.clear();
    state.unsent = {};
    send({ do: "typed", values });
  }
  const ctx = {
    say,
    echo: (name) => echoes[name],
    changed(name, now = false) {
      if (!changed.size) since = Date.now();
      changed.add(name);
      touched.add(name);
      unread.add(name);
      (state.values ||= {})[name] = fields.get(name).get();
      (state.unsent ||= {})[name] = true;
      checkLength(name);
      for (const listen of listeners) listen(name);
      clearTimeout(timer);
      // At most 800 ms after the first keystroke, however fast somebody types.
      timer = setTimeout(flush, now ? 0 : Math.max(0, Math.min(400, 800 - (Date.now() - since))));
    },
    left: () => flush(),
  };
  function checkLength(name) {
    const q = questions.find((one) => one.name === name);
    const raw = fields.get(name).get();
    const over = typeof raw === "string" && q.limit && letters(raw) > q.limit;
    const words = over ? fillIn(say.too_long, { limit: q.limit.toLocaleString(), length: letters(raw).toLocaleString() }) : "";
    if (over || fields.get(name).tooLong || fields.get(name).problem.textContent) fields.get(name).setProblem(words, true);
    fields.get(name).tooLong = Boolean(over);
  }
  // A half-typed day is no mistake: its problem waits until the person has left the box.
  function showEcho(name) {
    const f = fields.get(name);
    const echo = echoes[name];
    if (!echo || unread.has(name)) return;
    const here = f.el.contains(document.activeElement);
    f.setEcho(echo.text || "");
    if (echo.problem && !here) f.setProblem(echo.problem, true);
    else if (f.misread && !echo.problem) f.setProblem("");
    f.misread = Boolean(echo.problem && !here);
  }
  for (const q of questions) fields.set(q.name, field(q, ctx));
  // A day's box and its calendar are one question: it is left when neither has the focus.
  for (const [name, { el }] of fields) el.addEventListener("focusout", () => whenReleased(() => showEcho(name)));
  for (const [name, { el }] of travels ? fields : []) {
    el.addEventListener("focusin", () => { here = name; });
    el.addEventListener("focusout", () => setTimeout(() => { if (here === name && el.isConnected && !el.contains(document.activeElement)) here = ""; }, 0));
  }
  function handOn() {
    const typed = [...touched].map((name) => [name, fields.get(name).get()]);
    globalThis.atnHandedOn = { home, travels, here, typed, at: Date.now() };
  }
  function takeOver() {
    const left = globalThis.atnHandedOn;
    if (left?.travels !== travels || left.home !== home || Date.now() - left.at > 3000) return;
    globalThis.atnHandedOn = null;
    const asked = new Set(questions.filter((q) => !q.more).map((q) => q.name)); // what nobody sees asks for nothing
    for (const [name, raw] of left.typed.filter(([name]) => asked.has(name))) {
      fields.get(name).set(raw);
      ctx.changed(name);
    }
    const goOn = (tries) => requestAnimationFrame(() => (fields.get(left.here).el.isConnected ? fields.get(left.here).focus() : tries && goOn(tries - 1)));
    if (fields.has(left.here)) goOn(20);
  }
  if (travels) takeOver();
  const whenHidden = () => { if (document.visibilityState === "hidden") flush(); };
  document.addEventListener("visibilitychange", whenHidden);
  window.addEventListener("pagehide", flush);
  return {
    fields, flush, touched,
    onChange: (listen) => listeners.push(listen),
    values: () => Object.fromEntries([...fields].map(([name, f]) => [name, f.get()])),
    set(values, except = new Set()) {
      for (const [name, raw] of Object.entries(values)) {
        if (!fields.has(name) || except.has(name)) continue;
        fields.get(name).set(raw);
        fields.get(name).setProblem("");
      }
    },
    echo(given) {
      for (const [name, echo] of Object.entries(given)) {
        if (!fields.has(name)) continue;
        echoes[name] = echo;
        unread.delete(name);
        showEcho(name);
      }
    },
    offer(given) {
      for (const [name, texts] of Object.entries(given)) fields.get(name)?.offer?.(texts);
    },
    // Problems replace the earlier ones; the first gets the focus when the person had asked to save.
    problems(given, focus, cells = {}) {
      let first = null;
      for (const [name, f] of fields) {
        if (!f.tooLong || given[name]) f.setProblem(given[name] || "", false, cells[name]);
        if (given[name] && !first) first = name;
      }
      if (first && focus) { bringToView(fields.get(first).el); fields.get(first).focus(cells[first]); }
      return first;
    },
    stop() {
      if (travels) handOn();
      flush();
      document.removeEventListener("visibilitychange", whenHidden);
      window.removeEventListener("pagehide", flush);
    },
  };
}

const READABLE = 6000; // ms that "Saved" stays when somebody types on at once

// The card that holds questions, whatever its layout: what is kept is said, a draft comes back, two windows' texts are
// laid side by side, and a press is sent once. The layout puts `form` and its parts in order and draws what is its own.
function cardOfQuestions(spec, send, submit, model) {
  const say = spec.say;
  const ask = asking(spec.questions, say, send, model, spec.travels);
  const status = statusLine();
  const next = h("p", { cls: "atn-next", role: "status" }); // what is next, once something is saved
  const back = h("div", { cls: "atn-back", hidden: true });
  const clash = h("div", {});
  const primary = h("button", { type: "submit", cls: "atn-primary" });
  const form = h("form", { novalidate: true, autocomplete: "off", "aria-label": spec.title || null });
  let pending = null; // the press that waits for its answer: {token, since: names typed after it}
  let waiting = 0;
  let savedAt = 0;
  let fading = 0;
  let later = ""; // what there was to say meanwhile
  function tell(words, tone = "quiet") {
    const waits = words === say.saving || words === say.still_saving;
    // "Saved" stays readable for a while when somebody types on at once.
    const early = tone === "quiet" && words !== say.saving && Date.now() - savedAt < READABLE;
    later = early ? words : "";
    if (early) return;
    savedAt = tone === "saved" ? Date.now() : 0;
    next.replaceChildren();
    status.say(words, tone, tone !== "quiet" || waits);
    if (savedAt) bringNear(status.el);
  }
  // What was saved is not said beside the next entry: once somebody types on, it goes after a while.
  function fade() {
    if (savedAt && !fading) fading = setTimeout(() => { fading = 0; if (status.el.dataset.tone === "saved") { status.say(later); next.replaceChildren(); } }, Math.max(0, savedAt + READABLE - Date.now()));
  }
  function ready() {
    clearTimeout(waiting);
    primary.removeAttribute("aria-disabled");
  }
  // Until it is answered a press is not sent again, unless that takes long; then it goes with the same token.
  function press(how, more = {}) {
    if (primary.getAttribute("aria-disabled") === "true") return;
    ask.flush();
    pending ||= { token: unique("save"), since: new Set() };
    primary.setAttribute("aria-disabled", "true");
    keepStill(primary);
    tell(say.saving);
    waiting = setTimeout(() => { ready(); tell(say.still_saving); }, 5000);
    send({ do: how, ...more, token: pending.token, values: ask.values() });
  }
  // A press as well: one that came before its answer would send the boxes as they were, and lose the other text.
  function showConflict(conflict) {
    clash.replaceChildren(...(conflict ? [conflictCard(conflict, say, (how) => press("resolve", { how }))] : []));
    if (!conflict) return;
    bringToView(clash);
    clash.firstChild.focus({ preventScroll: true });
  }
  function apply(patch, message) {
    const settled = message.answered && pending && message.answered === pending.token;
    const since = settled ? pending.since : new Set();
    if (settled) { pending = null; ready(); if (!patch.status) status.say(""); }
    if (patch.offers) ask.offer(patch.offers);
    if (patch.values) ask.set(patch.values, message.all ? ask.touched : since);
    if (patch.echoes) ask.echo(patch.echoes);
    if (patch.problems) ask.problems(patch.problems, Boolean(message.focus), message.cells);
    if (patch.status && (patch.status.text || !pending)) tell(patch.status.text, patch.status.tone);
    if (message.next && status.el.dataset.tone === "saved") {
      next.replaceChildren(...nextLine(message.next, send));
      bringNear(next);
    }
    if ("back" in patch) {
      back.replaceChildren(...(patch.back ? [h("p", {}, patch.back.text), plainButton(patch.back.label, () => send({ do: patch.back.do }))] : []));
      back.hidden = !patch.back;
    }
    if ("conflict" in patch) showConflict(patch.conflict);
  }
  ask.onChange((name) => { pending?.since.add(name); fade(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  enterMoves(form, () => form.requestSubmit(), ask.flush);
  return { ask, form, status, next, back, clash, primary, press, apply, stop: () => { ask.stop(); clearTimeout(waiting); clearTimeout(fading); } };
}

// Two windows changed one record: both texts, and three ways on.
function conflictCard(conflict, say, act) {
  const side = (name, text) => h("div", { cls: "atn-side" }, h("p", { cls: "atn-whose" }, name), h("p", { cls: "atn-said", dir: "auto" }, text || say.nothing));
  const pair = (one) => h("div", { cls: "atn-pair" }, h("h3", {}, one.ask),
    h("div", { cls: "atn-sides" }, side(say.mine, one.mine), side(say.theirs, one.theirs)));
  const button = (label, how) => h("button", { type: "button", cls: "atn-second", onclick: () => act(how) }, label);
  return h("section", { cls: "atn-conflict", tabindex: "-1", "aria-label": say.conflict_title }, h("h2", {}, say.conflict_title), h("p", {}, conflict.gone ? say.conflict_gone : say.conflict_text),
    conflict.gone ? null : conflict.sides.map(pair), h("div", { cls: "atn-bar" }, button(conflict.gone ? say.keep_as_new : say.keep_mine, "mine"), conflict.gone ? null : [button(say.keep_theirs, "theirs"), button(say.keep_both, "both")]));
}

// Enter moves on in a one-line box, and saves from the last; with Ctrl or Cmd it saves from anywhere.
// Ctrl or Cmd with S keeps the draft instead of opening the browser's own "save page".
function enterMoves(form, save, flush) {
  form.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); flush(); }
    if (event.key !== "Enter" || event.isComposing || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) { event.preventDefault(); save(); return; }
    if (!isOneLine(event.target) && !event.target.matches("[type=radio], [type=checkbox]")) return;
    event.preventDefault();
    const stops = [...form.querySelectorAll("input, textarea, select, .atn-primary")].filter((el) => el.tabIndex >= 0 && !el.disabled && el.offsetParent !== null && !(el.type === "radio" && el.name === event.target.name));
    const next = stops.find((el) => event.target.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING);
    next && !next.matches(".atn-primary") ? next.focus() : save();
  });
}
