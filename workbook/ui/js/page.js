// What stands around a page: the banner of a sample book, and the bar with "I'm not all right" at its foot.

// One bar for each notebook, kept until the notebook is closed: it outlives its kernel and a page being made again.
function careBar(el, care, keep) {
  const lab = el.closest(".jp-NotebookPanel");
  const panel = lab || el.closest(".atn-page") || el;
  panel.querySelector(":scope > .atn-care-bar")?.remove();
  const said = h("p", { cls: "atn-care-said", role: "status" });
  const button = h("button", { type: "button", cls: "atn-care-button", "aria-haspopup": "dialog", onclick: () => openCare(care, keep) }, care.button);
  panel.append(keepKeys(h("aside", { cls: `atn atn-care-bar ${lab ? "" : "atn-care-here"}`, "aria-label": care.button }, said, button)));
  panel.classList.add("atn-has-care");
  return said;
}

function drawFrame({ care, sample, dressed }, send, model) {
  const state = model.get("state");
  Object.assign(document.body.dataset, dressed);
  const keep = (country) => { care.country = country; send({ do: "country", with: country }); };
  // For people who come by keyboard: the first stop of the page, seen when it has the focus.
  const early = h("button", { type: "button", cls: "atn-care-early", "aria-haspopup": "dialog", onclick: () => openCare(care, keep) }, care.button);
  const banner = h("aside", { cls: "atn-sample", "aria-label": sample[0] }, sample.map((line) => h("p", {}, line)));
  banner.hidden = !sample.length;

  care.lead = () => send({ do: "company" });
  let said = null;
  // What is next stays for as long as it takes to read it, and to go there, and until anything else is pressed.
  let passing = 0;
  const gone = () => { clearTimeout(passing); if (passing) { passing = 0; apply(); } };
  const pressed = ({ target }) => { if (passing && said?.isConnected && !said.contains(target)) gone(); };
  document.addEventListener("click", pressed, true);
  // What would fill more than two lines is cut there, beside its link; whoever comes to it has all of it.
  const apply = (_patch, { next } = {}) => {
    if (state.company) care.company = state.company;
    if (!said) return;
    const words = state.said || state.warning || "";
    if (!next && passing && !words) return;
    clearTimeout(passing);
    passing = next && setTimeout(gone, 60_000);
    const [before, ...way] = next ? nextLine(next, send) : [words];
    said.replaceChildren(h("span", { tabindex: next ? "-1" : null }, before), ...way);
    said.classList.toggle("atn-care-long", said.offsetHeight > 2.5 * parseFloat(getComputedStyle(said).lineHeight));
  };
  const arrive = (el) => whenPlaced(el, () => {
    const panel = el.closest(".jp-NotebookPanel");
    if (panel && panel.querySelector(".atn-frame .atn-sample:not([hidden])") !== banner) banner.hidden = true;
    panel?.querySelectorAll(".atn-care-early").forEach((one, i) => { one.hidden = i > 0; }); // one stop, not one a cell
    said = careBar(el, care, keep);
    apply();
    send({ do: "shown" });
  });
  return { cls: "atn-frame", el: [early, banner], apply, arrive, stop: () => document.removeEventListener("click", pressed, true) };
}

export default component(drawFrame);
