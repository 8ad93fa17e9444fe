"""A page with our components on it and Python behind them, without JupyterLab: quick enough for every box."""

from __future__ import annotations

import json
from base64 import b64decode
from typing import Any

from workbook.ui.page import HERE, SHEETS

# The part of anywidget's model that our components use; what they send goes to Python by `kernel`.
MODEL = """
class Model {
  constructor(id, data) {
    Object.assign(this, { id, data, heard: new Set(), widget_manager: window.manager });
  }
  get(key) { return this.data[key]; }
  on(_kind, listen) { this.heard.add(listen); }
  off(_kind, listen) { this.heard.delete(listen); }
  async send(content, _callbacks, buffers = []) {
    const letters = (one) => Array.from(new Uint8Array(one), (byte) => String.fromCharCode(byte)).join('');
    const bytes = buffers.map((one) => btoa(letters(one)));
    window.unanswered += 1;
    const answers = await window.kernel(this.id, JSON.parse(JSON.stringify(content)), bytes);
    window.unanswered -= 1;
    for (const answer of answers) this.hear(answer);
  }
  hear(message) { for (const listen of [...this.heard]) listen(message, []); }
}
window.models = [];
window.unanswered = 0;
window.mount = async (script, data) => {
  const model = new Model(window.models.length, data);
  window.models.push(model);
  const source = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const { default: component } = await import(source);
  const el = document.createElement('div');
  document.querySelector('main').append(el);
  model.el = el;
  model.draw = async () => { model.leave = await component.render({ model, el }); };
  await model.draw();
};
"""


class Stage:
    """One browser window with parts on it; `alive = False` is a kernel that no longer answers."""

    def __init__(self, page: Any, theme: str = "light") -> None:
        self.page, self.widgets, self.alive = page, [], True
        style = "".join((HERE / sheet).read_text(encoding="utf-8") for sheet in SHEETS)
        light = str(theme == "light").lower()
        page.set_content(
            "<!doctype html><html lang='en'><head><title>Stage</title>"
            "<meta name='viewport' content='width=device-width'>"
            f"<style>{style} body {{ margin: 0; color: var(--atn-ink); background: var(--atn-surface) }}"
            " main { max-width: 680px; margin: 0 auto; padding: 20px 12px 60px }</style></head>"
            f"<body data-jp-theme-light='{light}'><main><h1>Stage</h1></main></body></html>"
        )
        page.expose_function("kernel", self._answer)
        page.add_script_tag(content=MODEL)

    def mount(self, *parts: Any) -> None:
        """Put parts on the page, one under the other."""
        for part in parts:
            widget = getattr(part, "widget", part)
            widget.outbox = []
            widget.send = lambda content, *_, box=widget.outbox: box.append(json.loads(json.dumps(content)))
            self.widgets.append(widget)
            data = json.loads(json.dumps({"spec": widget.spec, "state": widget.state}))
            self.page.evaluate("([script, data]) => mount(script, data)", [widget._esm, data])

    def reload(self) -> None:
        """The browser forgets everything, Python nothing: what a new page would show of the same parts."""
        self.page.evaluate("() => { for (const model of models) model.leave(); }")
        self.page.wait_for_function("!window.unanswered")  # what was typed last has arrived
        kept, self.widgets = self.widgets, []
        self.page.evaluate("() => { document.querySelector('main').replaceChildren(); models.length = 0; }")
        self.mount(*kept)

    def draw_again(self) -> None:
        """The parts are drawn again, as where another part comes before them on the page."""
        self.page.evaluate(
            "async () => { for (const model of models) {"
            " model.el.replaceChildren(); model.leave(); await model.draw(); } }"
        )

    def _answer(self, number: int, content: Any, buffers: list[str]) -> list[Any]:
        if not self.alive:
            return []
        widget = self.widgets[number]
        widget._handle_custom_msg(content, [memoryview(b64decode(one)) for one in buffers])
        answers = list(widget.outbox)
        widget.outbox.clear()
        return answers
