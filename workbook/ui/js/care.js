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

// Of a country, and those for everywhere; under 18 the lines for the young come first, else they come last.
function linesOf(care, country, young) {
  const here = care.lines.filter((line) => line.country === country && country !== "anywhere");
  const order = here.filter((line) => line.young === young).concat(here.filter((line) => line.young !== young));
  return order.concat(care.lines.filter((line) => line.country === "anywhere"));
}

// The first thing on the card: the emergency number, and who can be called or written to at once. Under 18 is asked
// only where the country has a line for the young.
function firstHelp(care) {
  const say = care.say;
  const place = h("div", { "aria-live": "polite" });
  const tick = h("input", { type: "checkbox", id: unique("young"), cls: "atn-tickbox" });
  const asked = h("p", { cls: "atn-care-young" }, tick, h("label", { for: tick.id }, say.helplines.young));
  const el = h("div", { cls: "atn-care-first" }, place, asked);
  function draw(country) {
    const young = tick.checked;
    asked.hidden = !care.lines.some((line) => line.country === country && line.young);
    const [first, ...others] = linesOf(care, country, young);
    const text = others.find((line) => line.text && line.country === country && !first.text && !first.whatsapp);
    const ways = [first, text].filter(Boolean).map((line) => h("div", { cls: "atn-care-who" }, h("strong", {}, line.name), h("ul", { cls: "atn-care-ways" },
      ["call", "text", "whatsapp", "web"].filter((kind) => line[kind] && (kind !== "web" || !line.call && !line.text)).map((kind) => way(kind, line[kind], say.helplines)))));
    const [number] = care.emergency[country].match(/\d+/) || [];
    place.replaceChildren(h("p", { cls: "atn-care-danger" }, fillIn(say.first.danger, { number: care.emergency[country] })),
      number ? h("ul", { cls: "atn-care-ways" }, way("call", number, say.helplines)) : "",
      care.company?.say ? h("p", { cls: "atn-care-company", dir: "auto" }, care.company.say) : "", h("p", { cls: "atn-care-talk" }, say.first.talk), ...ways);
  }
  return { el, draw, tick };
}

function helplines(care, keep, first) {
  const say = care.say.helplines;
  const select = h("select", { id: unique("country"), cls: "atn-input" }, Object.entries(care.countries).map(([key, name]) => h("option", { value: key }, key === "anywhere" ? say.choose : name)));
  const place = h("div", { "aria-live": "polite" });
  function draw() {
    const country = select.value;
    const lines = linesOf(care, country, first.tick.checked);
    const dates = [...new Set(lines.map((line) => line.checked).filter(Boolean))];
    place.replaceChildren(h("p", { cls: "atn-care-emergency" }, fillIn(say.emergency, { number: care.emergency[country] })),
      h("ul", { cls: "atn-care-lines", "aria-label": say.title }, lines.map((line) => helpline(line, say))),
      ...(country === "anywhere" ? [h("p", {}, say.nowhere)] : []),
      h("p", { cls: "atn-care-small" }, fillIn(say.checked, { day: dates.join(", ") }), " ", say.remembered));
    first.draw(country);
  }
  select.value = likelyCountry(care);
  select.addEventListener("change", () => { draw(); keep(select.value); });
  first.tick.addEventListener("change", draw);
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

// Each button opens what is under it. Who can be called at once stands above them, for nobody in need has to look.
function offers(care, keep, first) {
  const content = { helplines: helplines(care, keep, first), message: messageToSend(care), steadying: steadying(care) };
  return h("div", { cls: "atn-care-offers" }, Object.entries(content).flatMap(([key, inside]) => {
    const panel = h("div", { cls: "atn-care-panel", id: unique(key), hidden: true }, inside);
    const button = h("button", { type: "button", cls: "atn-care-offer", "aria-controls": panel.id, "aria-expanded": "false", onclick: () => {
      panel.hidden = !panel.hidden;
      button.setAttribute("aria-expanded", String(!panel.hidden));
    } }, care.say.button[key]);
    return [button, panel];
  }));
}

// The way to the page with company on a hard day; the dialog does not stay in front of it.
function companyLink(care) {
  const { label, notebook } = care.company || {};
  const follow = (event) => { care.lead?.(); event.currentTarget.closest("dialog")?.close(); };
  return label && notebook ? h("p", {}, h("a", { cls: "atn-link", href: notebook, "data-notebook": notebook, onclick: follow, "onatn-follow": follow }, label)) : "";
}

// What the dialog and the card on the page hold, below their title.
function careParts(care, keep) {
  const first = firstHelp(care);
  return [first.el, ...care.say.say.map((line) => h("p", {}, line)), companyLink(care), offers(care, keep, first), h("p", { cls: "atn-care-small" }, care.say.privacy)];
}

function careDialog(care, keep) {
  const title = h("h2", { id: unique("care"), tabindex: "-1", autofocus: true }, care.say.title);
  const dialog = h("dialog", { cls: "atn atn-care-dialog", "aria-labelledby": title.id });
  const close = () => dialog.close();
  dialog.append(h("div", { cls: "atn-care-inside" },
    h("div", { cls: "atn-care-head" }, title, h("button", { type: "button", cls: "atn-care-x", "aria-label": care.say.close, onclick: close }, h("span", { "aria-hidden": "true" }, "×"))),
    careParts(care, keep), h("p", { cls: "atn-care-small" }, care.say.intro),
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
