// A set of questions that are alive: what is typed reaches Python within a second, echoes and problems come back.

function asking(questions, say, send) {
  const fields = new Map();
  const changed = new Set();
  const touched = new Set(); // what was typed here since the questions appeared: the first full answer must not undo it
  const echoes = {};
  const listeners = [];
  let timer = 0;
  let since = 0;
  function flush() {
    clearTimeout(timer);
    timer = 0;
    if (!changed.size) return;
    const values = {};
    for (const name of changed) values[name] = fields.get(name).get();
    changed.clear();
    send({ do: "typed", values });
  }
  const ctx = {
    say,
    echo: (name) => echoes[name],
    changed(name, now = false) {
      if (!changed.size) since = Date.now();
      changed.add(name);
      touched.add(name);
      checkLength(name);
      for (const listen of listeners) listen(name);
      clearTimeout(timer);
      // At most 800 ms after the first keystroke, however fast somebody types.
      timer = setTimeout(flush, now ? 0 : Math.max(0, Math.min(400, 800 - (Date.now() - since))));
    },
    left(name) {
      flush();
      whenReleased(() => showEcho(name));
    },
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
    const echo = echoes[name] || {};
    const here = f.el.contains(document.activeElement);
    f.setEcho(echo.text || "");
    if (echo.problem && !here) f.setProblem(echo.problem, true);
  }
  for (const q of questions) fields.set(q.name, field(q, ctx));
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
        showEcho(name);
      }
    },
    offer(given) {
      for (const [name, texts] of Object.entries(given)) fields.get(name)?.offer?.(texts);
    },
    // Problems replace the earlier ones; the first gets the focus when the person had asked to save.
    problems(given, focus) {
      let first = null;
      for (const [name, f] of fields) {
        if (!f.tooLong || given[name]) f.setProblem(given[name] || "");
        if (given[name] && !first) first = f;
      }
      if (first && focus) { bringToView(first.el); first.focus(); }
      return first;
    },
    stop() {
      flush();
      document.removeEventListener("visibilitychange", whenHidden);
      window.removeEventListener("pagehide", flush);
    },
  };
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
