// Label over input, hint beside it, a problem in words under it: the frame of every question, and the plain text boxes.

function frame(q, ctx, { group = false, radios = false } = {}) {
  const id = unique(q.name);
  const note = q.required ? ctx.say.needed : q.optional ? ctx.say.optional : "";
  const needed = note ? h("span", { cls: "atn-needed" }, ` ${note}`) : null;
  const label = h(group ? "legend" : "label", group ? { id: `${id}-label` } : { for: id, id: `${id}-label` }, q.ask, needed);
  const hint = q.hint ? h("p", { cls: "atn-hint", id: `${id}-hint` }, q.hint) : null;
  const echo = h("p", { cls: "atn-echo", id: `${id}-echo`, "aria-live": "polite" });
  const problem = h("p", { cls: "atn-problem", id: `${id}-problem` });
  const el = h(group ? "fieldset" : "div", { cls: `atn-field${q.wide ? " atn-wide" : ""}${q.quiet ? " atn-aside" : ""}`, "data-name": q.name });
  const described = [hint && hint.id, echo.id, problem.id].filter(Boolean).join(" ");
  if (radios) for (const [key, value] of Object.entries({ role: "radiogroup", "aria-labelledby": `${id}-label`, "aria-required": String(Boolean(q.required)) })) el.setAttribute(key, value);
  let parts = [];
  return {
    id, el, label, hint, echo, problem, described,
    // The hint stands over a wide box, where it is read first, and under a narrow one, so that boxes side by side line up.
    build(control, targets) {
      parts = radios ? [el] : targets.filter((target) => !target.matches("[type=radio]"));
      for (const target of targets) if (!target.matches("[type=radio]")) target.setAttribute("aria-describedby", described);
      if (group) el.setAttribute("aria-describedby", described);
      if (q.required) for (const target of targets) if (isOneLine(target) || target.matches("textarea")) target.setAttribute("aria-required", "true");
      const below = h("div", { cls: "atn-below" }, q.wide ? null : hint, echo, problem);
      el.append(label, ...(q.wide && hint ? [hint] : []), h("div", { cls: "atn-control" }, ...[control].flat().filter(Boolean)), below);
      return el;
    },
    // Read out only where nothing else leads there: after a save the focus does.
    setProblem(sentence, aloud = false) {
      problem.setAttribute("aria-live", aloud ? "polite" : "off");
      problem.textContent = sentence || "";
      el.classList.toggle("atn-has-problem", Boolean(sentence));
      for (const target of parts) sentence ? target.setAttribute("aria-invalid", "true") : target.removeAttribute("aria-invalid");
    },
    setEcho(sentence) {
      echo.textContent = sentence || "";
      el.classList.toggle("atn-has-echo", Boolean(sentence));
    },
  };
}

// A field that is one box: what is typed in it is told at once, and that it was left.
function boxField(q, ctx, f, input) {
  input.addEventListener("input", () => ctx.changed(q.name));
  input.addEventListener("blur", () => ctx.left(q.name));
  return { ...f, get: () => input.value, set: (raw) => { input.value = raw ?? ""; }, focus: () => input.focus() };
}

function textField(q, ctx) {
  const f = frame(q, ctx);
  const input = h("input", { type: "text", id: f.id, cls: "atn-input", autocomplete: "off", dir: "auto", inputmode: q.kind === "number" ? "decimal" : null });
  const box = boxField(q, ctx, f, input);
  f.build(h("div", {}, input), [input]);
  const offer = offering(input, ctx, (texts) => texts);
  offer(q.suggestions);
  return { ...box, offer };
}

function longField(q, ctx) {
  const f = frame(q, ctx);
  const input = h("textarea", { id: f.id, cls: "atn-input", rows: "3", autocomplete: "off", dir: "auto" });
  // Browsers that know field-sizing grow the box themselves; elsewhere it follows its text, up to a screenful.
  const grow = () => {
    if (CSS.supports("field-sizing", "content") || input.value.length > 20000) return;
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight + 2, window.innerHeight * 0.6)}px`;
  };
  input.addEventListener("input", grow);
  f.build(input, [input]);
  const box = boxField(q, ctx, f, input);
  return { ...box, set: (raw) => { box.set(raw); requestAnimationFrame(grow); } };
}

function tickField(q, ctx) {
  const f = frame(q, ctx);
  const input = h("input", { type: "checkbox", id: f.id, cls: "atn-tickbox" });
  input.addEventListener("change", () => { ctx.changed(q.name); ctx.left(q.name); });
  f.el.classList.add("atn-tick", "atn-wide");
  input.setAttribute("aria-describedby", f.described);
  f.el.append(input, f.label, h("div", { cls: "atn-below" }, f.hint, f.echo, f.problem));
  return { ...f, get: () => input.checked, set: (raw) => { input.checked = Boolean(raw); }, focus: () => input.focus() };
}

function field(q, ctx) {
  const kinds = {
    long_text: longField, tick: tickField, day: dayField, tags: tagsField, table: tableField,
    multi: multiField, reference: pickField, scale: scaleField,
    choice: q.options.length > 8 ? selectField : choiceField,
  };
  return (q.cards && q.cards.length ? deckField : kinds[q.kind] || textField)(q, ctx);
}
