// Answers that grow: several short words, and a small table whose rows repeat.

function cross() {
  return h("span", { cls: "atn-cross", "aria-hidden": "true" });
}

function tagsField(q, ctx) {
  const f = frame(q, ctx, { group: true });
  let words = [];
  const list = h("ul", { cls: "atn-tags" });
  const input = h("input", { type: "text", id: f.id, cls: "atn-input", autocomplete: "off", "aria-label": q.ask, placeholder: ctx.say.add_word });
  const said = h("span", { cls: "atn-unseen", "aria-live": "polite" });
  function draw() {
    list.replaceChildren(...words.map((word, i) => h("li", { cls: "atn-word" }, h("span", { dir: "auto" }, word),
      h("button", { type: "button", "aria-label": fillIn(ctx.say.remove, { what: word }), onclick: () => drop(i) }, cross()))));
    list.hidden = !words.length;
  }
  function drop(i) {
    const [gone] = words.splice(i, 1);
    draw();
    said.textContent = fillIn(ctx.say.removed, { what: gone });
    (list.children[Math.min(i, words.length - 1)]?.querySelector("button") || input).focus();
    ctx.changed(q.name, true);
  }
  function take() {
    const fresh = input.value.split(/[,;\n]/).map((word) => word.trim()).filter(Boolean);
    for (const word of fresh) if (!words.some((known) => fold(known) === fold(word))) words.push(word);
    input.value = "";
    if (fresh.length) { whenReleased(draw); ctx.changed(q.name, true); }
    return fresh.length;
  }
  input.addEventListener("input", () => (/[,;]/.test(input.value) ? take() : ctx.changed(q.name)));
  input.addEventListener("paste", (event) => {
    const text = event.clipboardData ? event.clipboardData.getData("text") : "";
    if (!/[\n,;]/.test(text)) return;
    event.preventDefault();
    input.value += text;
    take();
  });
  input.addEventListener("blur", () => { take(); ctx.left(q.name); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && take()) { event.preventDefault(); event.stopPropagation(); }
    else if (event.key === "Backspace" && input.value === "" && words.length) { event.preventDefault(); list.lastChild.querySelector("button").focus(); }
  });
  f.build([list, h("div", {}, input), said], [input]);
  const offer = offering(input, ctx, (texts) => texts.filter((text) => !words.some((word) => fold(word) === fold(text))), take);
  offer(q.suggestions);
  draw();
  return { ...f, offer, get: () => [...words, ...(input.value.trim() ? [input.value.trim()] : [])], set: (raw) => { words = [...(raw || [])]; input.value = ""; draw(); }, focus: () => input.focus() };
}

function tableField(q, ctx) {
  const f = frame(q, ctx, { group: true });
  f.el.classList.add("atn-wide");
  const body = h("div", { cls: "atn-rows", style: `--atn-columns:${q.columns.length}` });
  const head = q.columns.length > 1 ? h("div", { cls: "atn-rows-head", "aria-hidden": "true", style: `--atn-columns:${q.columns.length}` }, q.columns.map(([, label]) => h("span", {}, label))) : null;
  const rows = [];
  const more = plainButton(ctx.say.add_row, () => addRow().boxes[0].input.focus(), { "aria-label": `${ctx.say.add_row}: ${q.ask}` });
  function number() {
    rows.forEach((row, i) => {
      row.el.setAttribute("aria-label", fillIn(ctx.say.row, { n: i + 1 }));
      row.remove.setAttribute("aria-label", fillIn(ctx.say.remove, { what: fillIn(ctx.say.row, { n: i + 1 }) }));
    });
    // As long as there are only the rows asked for, an empty one is simply left empty.
    const asAsked = rows.length <= q.rows;
    f.el.classList.toggle("atn-as-asked", asAsked);
    for (const row of rows) row.remove.hidden = asAsked;
    more.hidden = Boolean(q.most) && rows.length >= q.most;
  }
  function addRow(cells = []) {
    const boxes = q.columns.map(([, label], i) => {
      const input = h("input", { type: "text", id: unique(q.name), cls: "atn-input", autocomplete: "off", dir: "auto", "aria-describedby": f.described });
      input.value = cells[i] ?? "";
      input.addEventListener("input", () => ctx.changed(q.name));
      input.addEventListener("blur", () => ctx.left(q.name));
      return { input, el: h("div", { cls: "atn-cell" }, h("label", { for: input.id }, label), input) };
    });
    const remove = h("button", { type: "button", cls: "atn-icon", onclick: () => dropRow(row) }, cross());
    const row = { boxes, remove, el: h("div", { cls: "atn-row", role: "group" }, boxes.map((box) => box.el), remove) };
    rows.push(row);
    body.append(row.el);
    number();
    return row;
  }
  function dropRow(row) {
    const i = rows.indexOf(row);
    rows.splice(i, 1);
    below.append(f.problem);
    row.el.remove();
    number();
    rows[Math.min(i, rows.length - 1)].boxes[0].input.focus();
    ctx.changed(q.name, true);
  }
  f.build([head, body, more], []);
  const below = f.problem.parentElement;
  function set(raw) {
    below.append(f.problem);
    rows.splice(0).forEach((row) => row.el.remove());
    const wanted = Math.max(q.rows, (raw || []).length);
    for (let i = 0; i < wanted; i += 1) addRow((raw || [])[i]);
  }
  set([]);
  const get = () => rows.map((row) => row.boxes.map((box) => box.input.value)).filter((cells) => cells.some((cell) => cell.trim()));
  // Rows without a word are not sent, so a cell is found among those that have one.
  function boxAt(at) {
    const full = rows.filter((row) => row.boxes.some((box) => box.input.value.trim()));
    return (at && full[at[0]] ? full[at[0]].boxes[at[1]] : rows[0].boxes[0]).input;
  }
  function setProblem(sentence, aloud = false, at = null) {
    f.setProblem(sentence, aloud);
    for (const { boxes } of rows) for (const { input } of boxes) input.removeAttribute("aria-invalid");
    // Under the row it is about: a table may be longer than the screen.
    (sentence && at ? boxAt(at).closest(".atn-row") : below).append(f.problem);
    if (sentence && at) boxAt(at).setAttribute("aria-invalid", "true");
  }
  function focus(at) {
    boxAt(at).focus();
    if (at) bringToView(boxAt(at));
  }
  return { ...f, get, set, setProblem, focus };
}
