// Elements built by hand: a person's text is only ever a text node, never markup.

let serial = 0;
const unique = (stem) => `atn-${String(stem).replace(/[^a-z0-9]/gi, "")}-${++serial}${Math.random().toString(36).slice(2, 7)}`;

function h(tag, props = {}, ...children) {
  const el = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) el.addEventListener(key.slice(2), value);
    else el.setAttribute(key === "cls" ? "class" : key, value === true ? "" : value);
  }
  el.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return el;
}

const fillIn = (sentence, values) => String(sentence || "").replace(/\{(\w+)\}/g, (whole, key) => (key in values ? values[key] : whole));
const fold = (text) => String(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
const letters = (text) => (text.length < 2000 ? [...text].length : text.length);
const isOneLine = (el) => el.matches("input:not([type=checkbox]):not([type=radio]):not([type=file]), select");

// JupyterLab prevents Enter inside a cell and reads single letters as commands; our own boxes keep their keys.
function keepKeys(root) {
  for (const kind of ["keydown", "keypress", "keyup", "beforeinput", "paste", "copy", "cut", "contextmenu", "dragstart"]) {
    root.addEventListener(kind, (event) => event.stopPropagation());
  }
  return root;
}

// Nothing moves under a finger: while a button is held down, what would move it waits until the click has counted.
// One watch for all components of a page. A press that never seems to end holds nothing back for long.
const press = (globalThis.atnPress ||= (() => {
  const held = { down: false, waiting: [], timer: 0 };
  const release = () => { clearTimeout(held.timer); held.down = false; for (const act of held.waiting.splice(0)) act(); };
  window.addEventListener("pointerdown", (event) => {
    held.down = Boolean(event.target.closest?.(".atn :is(button, a, summary, label, [type=radio], [type=checkbox])"));
    clearTimeout(held.timer);
    if (held.down) held.timer = setTimeout(release, 1000);
  }, true);
  for (const kind of ["pointerup", "pointercancel"]) window.addEventListener(kind, () => setTimeout(release, 0), true);
  return held;
})());
function whenReleased(act) {
  if (press.down || press.waiting.length) press.waiting.push(act);
  else act();
}

// Joins a component with its Python half: the first state, patches that change it, and words sent back.
function connect(model, apply) {
  const state = model.get("state");
  const hear = (message) => {
    if (!message || !message.patch) return;
    const { values, echoes, ...rest } = message.patch;
    if (values) Object.assign((state.values ||= {}), values);
    if (echoes) Object.assign((state.echoes ||= {}), echoes);
    Object.assign(state, rest, { n: message.n });
    whenReleased(() => apply(message.patch, message));
  };
  model.on("msg:custom", hear);
  model.send({ do: "hello", n: state.n || 0 });
  return () => model.off("msg:custom", hear);
}

// A kernel that is gone hears nothing; what the page can do by itself goes on.
function sayTo(model, message, buffers = []) {
  try {
    Promise.resolve(model.send(message, undefined, buffers)).catch(() => {});
  } catch { /* the same */ }
}

// A part of the page that is drawn again keeps the place in it where somebody is writing.
function keepPlace(root, state) {
  const boxes = () => [...root.querySelectorAll("input, textarea, select")];
  const note = ({ target }) => {
    const nth = boxes().indexOf(target);
    state.here = nth < 0 ? null : { nth, from: target.selectionStart, to: target.selectionEnd };
  };
  for (const kind of ["focusin", "input", "keyup", "pointerup"]) root.addEventListener(kind, note);
  root.addEventListener("focusout", () => setTimeout(() => { if (root.isConnected && !root.contains(document.activeElement)) state.here = null; }, 0));
  function goBack(tries = 20) {
    const { here } = state;
    const box = here && boxes()[here.nth];
    if (!box || (document.activeElement && document.activeElement.matches("input, textarea, select, button, a"))) return;
    if (!root.isConnected) { if (tries) requestAnimationFrame(() => goBack(tries - 1)); return; }
    box.focus({ preventScroll: true });
    if (typeof here.from === "number") box.setSelectionRange(here.from, here.to);
  }
  if (state.here) requestAnimationFrame(() => goBack());
}

// What a notebook shows of a component: `draw` gets what never changes, a way to say something to Python, and the model;
// it returns its element, how a patch changes that, and what to do when it has its place and when it goes.
function component(draw) {
  return {
    render({ model, el }) {
      const part = draw(model.get("spec"), (message, buffers) => sayTo(model, message, buffers), model);
      const apply = (patch, message = {}) => part.apply?.(patch, message);
      const stop = connect(model, apply);
      apply(model.get("state"));
      const root = keepKeys(h("div", { cls: part.cls ? `atn ${part.cls}` : "atn" }, part.el));
      el.append(root);
      keepPlace(root, model.get("state"));
      const leave = part.arrive?.(el);
      return () => { part.stop?.(); leave?.(); stop(); };
    },
  };
}

function plainButton(label, act, extra = {}) {
  return h("button", { type: "button", cls: "atn-plain", onclick: act, ...extra }, label);
}

function pageLink(label, notebook, press = null, cls = "atn-link") {
  return h("a", { cls, href: notebook, "data-notebook": notebook, onclick: press, "onatn-follow": press }, label);
}

// What is next and when, or that nothing is; with the way to its page where that is another one.
function nextLine({ before, label, notebook }, send) {
  return [before, ...(notebook ? [" ", pageLink(label, notebook, () => send({ do: "follow" }))] : [])];
}

// The line beside the buttons. That a draft is kept is there to be seen; only the rest is read out.
function statusLine() {
  const el = h("p", { cls: "atn-status", role: "status" });
  return {
    el,
    say(words, tone = "quiet", aloud = tone !== "quiet") {
      el.setAttribute("aria-live", aloud ? "polite" : "off");
      el.dataset.tone = tone;
      if (el.textContent !== (words || "")) el.textContent = words || "";
    },
  };
}

const reducedMotion = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

// A view is drawn before it has its place in the page; this waits for the place.
function whenPlaced(el, act) {
  if (el.isConnected) { act(); return () => {}; }
  const timer = setInterval(() => { if (el.isConnected) { clearInterval(timer); act(); } }, 40);
  return () => clearInterval(timer);
}

// What comes onto the page begins where the eye and the screen reader are: `title` takes the focus, and `card` its place.
// What stands above may still be growing; until somebody does something, it is put there again whenever the page grows.
// One at a time on a page: the last one that came.
const HELD = 10_000; // ms
const ACTS = ["pointerdown", "wheel", "touchstart", "keydown", "input"];
function arriveAt(card, title, block) {
  let stop = () => {};
  const leave = whenPlaced(card, () => {
    title.focus({ preventScroll: true });
    globalThis.atnStopHolding?.();
    stop = globalThis.atnStopHolding = hold(card, () => {
      const low = card.getBoundingClientRect().top > window.innerHeight * 0.6;
      card.scrollIntoView({ block: block || (low ? "center" : "nearest"), behavior: reducedMotion() ? "auto" : "smooth" });
    });
  });
  return () => { leave(); stop(); };
}

function hold(el, place) {
  const watch = new ResizeObserver(place);
  for (let around = el.parentElement; around; around = around.parentElement) watch.observe(around);
  const timer = setTimeout(stop, HELD);
  for (const kind of ACTS) window.addEventListener(kind, stop, true);
  function stop() {
    watch.disconnect();
    clearTimeout(timer);
    for (const kind of ACTS) window.removeEventListener(kind, stop, true);
  }
  place();
  return stop;
}

// What somebody presses stays under the pointer while what stands above it changes: the page is scrolled with it. Where
// it can't be any further, it has room at its top, which goes as it is scrolled away.
function keepStill(el) {
  const page = el.closest(".jp-WindowedPanel-outer");
  if (!page) return;
  const top = el.getBoundingClientRect().top;
  globalThis.atnStopHolding?.();
  globalThis.atnStopHolding = hold(el, () => {
    if (el.isConnected && el.offsetParent) shift(page, top - el.getBoundingClientRect().top);
  });
}

// Moves what is on a page down by so much, or up.
function shift(page, by) {
  if (Math.abs(by) < 1) return;
  const room = page.atnRoom || 0;
  const up = by < 0 ? Math.min(room, -by) : Math.max(by - page.scrollTop, 0);
  giveRoom(page, by < 0 ? room - up : room + up);
  page.scrollTop -= by < 0 ? by + up : by - up;
}

function giveRoom(page, room) {
  if (!("atnRoom" in page)) page.addEventListener("scroll", () => {
    const gone = Math.min(page.atnRoom, page.scrollTop);
    if (gone < 1) return;
    giveRoom(page, page.atnRoom - gone);
    page.scrollTop -= gone;
  });
  page.atnRoom = room;
  page.style.overflowAnchor = "none"; // the browser would move it as well
  page.style.setProperty("--atn-room", `${room}px`);
}

// What is said beside a press is brought into view where it isn't; then the press is no longer held in its place.
function bringNear(el) {
  const { top, bottom } = el.getBoundingClientRect();
  const seen = el.closest(".jp-WindowedPanel-outer")?.getBoundingClientRect();
  if (seen && (top < seen.top || bottom > seen.bottom)) globalThis.atnStopHolding?.();
  el.scrollIntoView({ block: "nearest", behavior: reducedMotion() ? "auto" : "smooth" });
}

function bringToView(el) {
  globalThis.atnStopHolding?.();
  el.scrollIntoView({ block: "center", behavior: reducedMotion() ? "auto" : "smooth" });
}

// A sentence under what was pressed, brought into view: a long page may end just above it.
function pressedLine() {
  const el = h("p", { cls: "atn-problem", role: "status" });
  return {
    el,
    apply(patch) {
      if (!("said" in patch)) return;
      el.textContent = patch.said;
      if (patch.said) bringNear(el);
    },
  };
}
