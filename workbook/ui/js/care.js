// The care card: everything in it came with the page, so it opens when the kernel, or the whole server, is gone.

const WAYS = { call: "tel:", text: "sms:", whatsapp: "https://wa.me/", web: "https://" };
const digits = (number) => number.replace(/[^\d+]/g, ""); // wa.me wants them without the plus

function way(kind, value, say) {
  const label = fillIn(say[kind], { number: value, address: value });
  const href = WAYS[kind] + (kind === "web" ? value : kind === "whatsapp" ? digits(value).replace("+", "") : digits(value));
  const away = kind === "web" || kind === "whatsapp";
  return h("li", {}, h("a", { cls: "atn-care-way", href, target: away && "_blank", rel: away && "noopener noreferrer" }, label));
}

function helpline(line, say) {
  const ways = Object.keys(WAYS).filter((kind) => line[kind]).map((kind) => way(kind, line[kind], say));
  return h("li", { cls: "atn-care-line" }, h("strong", {}, line.name), h("ul", { cls: "atn-care-ways" }, ways),
    line.note && h("p", {}, line.note), h("p", { cls: "atn-care-small" }, fillIn(say.run_by, { owner: line.run_by })));
}

// The time zone is only a first guess, made here and kept nowhere; the list is always there to choose from.
function likelyCountry(care) {
  if (care.country) return care.country;
  return care.zones[Intl.DateTimeFormat().resolvedOptions().timeZone] || "anywhere";
}

function helplines(care, keep) {
  const say = care.say.helplines;
  const select = h("select", { id: unique("country"), cls: "atn-input" }, Object.entries(care.countries).map(([key, name]) => h("option", { value: key }, key === "anywhere" ? say.choose : name)));
  const place = h("div", { "aria-live": "polite" });
  function draw() {
    const country = select.value;
    const lines = care.lines.filter((line) => line.country === country).concat(care.lines.filter((line) => country !== "anywhere" && line.country === "anywhere"));
    const dates = [...new Set(lines.map((line) => line.checked).filter(Boolean))];
    place.replaceChildren(h("p", { cls: "atn-care-emergency" }, fillIn(say.emergency, { number: care.emergency[country] })),
      h("ul", { cls: "atn-care-lines", "aria-label": say.title }, lines.map((line) => helpline(line, say))),
      h("p", { cls: "atn-care-small" }, fillIn(say.checked, { day: dates.join(", ") }), " ", say.remembered));
  }
  select.value = likelyCountry(care);
  select.addEventListener("change", () => { draw(); keep(select.value); });
  draw();
  return [h("label", { cls: "atn-label", for: select.id }, say.country), select, place, h("p", {}, say.distance)];
}

function messageToSend(care) {
  const say = care.say.message;
  const area = h("textarea", { id: unique("message"), cls: "atn-input", rows: "3", });
  const hint = h("p", { cls: "atn-hint", id: unique("hint") }, say.hint);
  const status = h("p", { cls: "atn-status", role: "status" });
  area.value = say.text;
  area.setAttribute("aria-describedby", hint.id);
  async function copy() {
    status.textContent = "";
    area.select();
    try {
      await navigator.clipboard.writeText(area.value);
    } catch {
      document.execCommand("copy"); // pages without https have only this
    }
    status.textContent = say.copied;
  }
  return [h("label", { cls: "atn-label", for: area.id }, say.title), hint, area, h("div", { cls: "atn-bar" }, h("button", { type: "button", cls: "atn-second", onclick: copy }, say.copy), status)];
}

function steadying(care) {
  const say = care.say.steadying;
  return [h("ol", { cls: "atn-care-steps", "aria-label": say.title }, say.items.map((item) => h("li", {}, item)))];
}

// Each button opens what is under it; the helplines are open from the start, nobody in need has to look for them.
function offers(care, keep) {
  const content = { helplines: helplines(care, keep), message: messageToSend(care), steadying: steadying(care) };
  return h("div", { cls: "atn-care-offers" }, Object.entries(content).flatMap(([key, inside]) => {
    const panel = h("div", { cls: "atn-care-panel", id: unique(key), hidden: key !== "helplines" }, inside);
    const button = h("button", { type: "button", cls: "atn-care-offer", "aria-controls": panel.id, "aria-expanded": String(!panel.hidden), onclick: () => {
      panel.hidden = !panel.hidden;
      button.setAttribute("aria-expanded", String(!panel.hidden));
    } }, care.say.button[key]);
    return [button, panel];
  }));
}

function careDialog(care, keep) {
  const title = h("h2", { id: unique("care"), tabindex: "-1", autofocus: true }, care.say.title);
  const dialog = h("dialog", { cls: "atn atn-care-dialog", "aria-labelledby": title.id });
  const close = () => dialog.close();
  dialog.append(h("div", { cls: "atn-care-inside" },
    h("div", { cls: "atn-care-head" }, title, h("button", { type: "button", cls: "atn-care-x", "aria-label": care.say.close, onclick: close }, h("span", { "aria-hidden": "true" }, "×"))),
    care.say.say.map((line) => h("p", {}, line)), offers(care, keep), h("p", { cls: "atn-care-small" }, care.say.privacy), h("p", { cls: "atn-care-small" }, care.say.intro),
    h("div", { cls: "atn-bar" }, h("button", { type: "button", cls: "atn-primary", onclick: close }, care.say.close))));
  return keepKeys(dialog);
}

// Made anew each time it is opened, so that a changed message is not lying about for the next person.
function openCare(care, keep) {
  const from = document.activeElement;
  const dialog = careDialog(care, keep);
  document.body.append(dialog);
  dialog.addEventListener("close", () => { dialog.remove(); from?.focus({ preventScroll: true }); });
  dialog.showModal();
}
