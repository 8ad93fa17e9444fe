// A text box that offers what is already known (the combobox pattern of WAI-ARIA), for suggestions and for other records.

function suggesting(input, entries, ctx, onPick = null) {
  // A popover lies over everything, whatever JupyterLab cuts off around it; it follows its box when the page scrolls.
  const list = h("ul", { cls: "atn-list", role: "listbox", id: unique("list"), "aria-label": ctx.say.suggestions, popover: "manual" });
  const box = h("div", { cls: "atn-suggesting" }, input, list);
  const floats = Boolean(list.showPopover);
  list.hidden = true;
  function follow() {
    if (list.hidden || !floats) return;
    const at = input.getBoundingClientRect();
    const above = window.innerHeight - at.bottom < Math.min(list.offsetHeight, 200) + 12 && at.top > window.innerHeight - at.bottom;
    Object.assign(list.style, { left: `${at.left}px`, width: `${at.width}px`, top: above ? "auto" : `${at.bottom + 4}px`, bottom: above ? `${window.innerHeight - at.top + 4}px` : "auto" });
  }
  function float(yes) {
    list.hidden = !yes;
    if (!floats || !list.isConnected) return;
    if (yes !== list.matches(":popover-open")) yes ? list.showPopover() : list.hidePopover();
    for (const [target, kind] of [[document, "scroll"], [window, "resize"]]) yes ? target.addEventListener(kind, follow, true) : target.removeEventListener(kind, follow, true);
    follow();
  }
  let shown = [];
  let at = -1;
  for (const [key, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(key, value);
  function close() {
    float(false);
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function mark(next) {
    at = next;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    at < 0 ? input.removeAttribute("aria-activedescendant") : input.setAttribute("aria-activedescendant", list.children[at].id);
    if (at >= 0) list.children[at].scrollIntoView({ block: "nearest" });
  }
  function open(all) {
    const wanted = all ? "" : fold(input.value);
    shown = entries().filter(([, label]) => fold(label).includes(wanted)).slice(0, 50);
    if (!shown.length || (shown.length === 1 && shown[0][1] === input.value)) return close();
    list.replaceChildren(...shown.map(([, label], i) => h("li", { role: "option", id: `${list.id}-${i}`, "aria-selected": "false" }, label)));
    float(true);
    input.setAttribute("aria-expanded", "true");
    mark(-1);
    return undefined;
  }
  function pick(i) {
    const [key, label] = shown[i];
    input.value = label;
    close();
    onPick ? onPick(key) : input.dispatchEvent(new Event("input"));
    close();
  }
  list.addEventListener("pointerdown", (event) => {
    const item = event.target.closest("li");
    event.preventDefault();
    if (item) pick([...list.children].indexOf(item));
  });
  input.addEventListener("input", () => { if (document.activeElement === input) open(input.value === "" && Boolean(onPick)); });
  input.addEventListener("click", () => { if (list.hidden && (onPick || input.value === "")) open(true); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const down = event.key === "ArrowDown";
    if (down || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open(Boolean(onPick));
      if (!list.hidden) mark(down ? Math.min(at + 1, shown.length - 1) : Math.max(at - 1, -1));
    } else if (event.key === "Escape" && !list.hidden) {
      close();
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      event.stopImmediatePropagation();
      pick(at);
    }
  });
  return box;
}

// Suggestions that may come later: the box stays a plain one until there is something to offer.
function offering(input, ctx, which, onPick = null) {
  let texts = [];
  return (given) => {
    texts = given;
    if (!texts.length || input.getAttribute("role") === "combobox") return;
    const held = document.activeElement === input;
    const place = input.parentElement;
    place.append(suggesting(input, () => which(texts).map((text) => [text, text]), ctx, onPick));
    if (held) input.focus();
  };
}

// Another record, chosen by its label and sent by its id; few are chips, many are a box that searches.
function pickField(q, ctx) {
  if (q.options.length && q.options.length <= 5) return choiceField(q, ctx);
  const f = frame(q, ctx);
  let chosen = "";
  const labels = new Map(q.options.map(([key, label]) => [key, label]));
  const input = h("input", { type: "text", id: f.id, cls: "atn-input", autocomplete: "off", dir: "auto" });
  input.addEventListener("input", () => {
    const same = q.options.filter(([, label]) => fold(label) === fold(input.value));
    chosen = same.length === 1 ? same[0][0] : "";
    ctx.changed(q.name);
  });
  input.addEventListener("blur", () => ctx.left(q.name));
  const box = suggesting(input, () => q.options, ctx, (key) => { chosen = key; ctx.changed(q.name, true); });
  f.build(box, [input]);
  return { ...f, get: () => chosen || input.value, set: (raw) => { chosen = labels.has(raw) ? raw : ""; input.value = labels.get(raw) ?? raw ?? ""; }, focus: () => input.focus() };
}

// A day, typed any way; Python answers with how it was understood. The calendar is the browser's own.
function dayField(q, ctx) {
  const f = frame(q, ctx);
  const input = h("input", { type: "text", id: f.id, cls: "atn-input", autocomplete: "off" });
  const native = h("input", { type: "date", cls: "atn-native-day", tabindex: "-1", "aria-hidden": "true" });
  const open = () => {
    native.value = (ctx.echo(q.name) || {}).iso || "";
    try { native.showPicker(); } catch { native.focus(); }
  };
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("viewBox", "0 0 20 20");
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M3.5 5.5h13v11h-13zM3.5 9h13M7 3v4M13 3v4");
  icon.append(path);
  const button = h("button", { type: "button", cls: "atn-calendar", "aria-label": `${ctx.say.calendar}: ${q.ask}`, onclick: open }, icon);
  native.addEventListener("change", () => {
    if (!native.value) return;
    input.value = native.value;
    ctx.changed(q.name, true);
    ctx.left(q.name);
    input.focus();
  });
  f.build(h("div", { cls: "atn-day" }, input, button, native), [input]);
  return boxField(q, ctx, f, input);
}
