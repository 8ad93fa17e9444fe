/* One opened page: its code out of sight, its letters its own, its file never touched. */
import { Banner } from './banner.js';
import { standBy } from './care.js';
import { Engine } from './engine.js';
import { endWithPage } from './session.js';
import { isPage, isStart, text } from './shape.js';

// Said first to every kernel, however it was started: a workbook.py beside the notebook is not ours.
const SHELTER = "import sys\nsys.path[:] = [place for place in sys.path if place]";

export class Page {
  /** Turn an opened notebook panel into a page and run it; `hear` has who looks for the server, and hears of a run. */
  constructor(panel, actions, words, commands, care, hear) {
    this.panel = panel;
    panel.node.addEventListener('keydown', event => this.codeHidden && hearKeys(event, commands), true);
    // The browser's own menu has paste and spelling; JupyterLab's would cut and clear cells.
    panel.content.node.addEventListener('contextmenu', event => this.codeHidden && event.stopPropagation());
    this.hideCode(true);
    this.settleCells();
    panel.content.model.cells.changed.connect(() => this.settleCells());
    keepFileAsItIs(panel.context);
    keepDialogsAway(panel);
    endWithPage(panel);
    void standBy(panel, care);
    const run = async () => {
      const well = await runPage(panel, actions);
      if (well) hear.ran(panel.sessionContext.session?.kernel);
      return well;
    };
    this.engine = new Engine(panel, run, new Banner(panel, words), hear.look);
  }

  get codeHidden() {
    return this.panel.hasClass('atn-lab-page');
  }

  hideCode(hide) {
    this.panel.toggleClass('atn-lab-page', hide);
    this.panel.toolbar.setHidden(hide);
    for (const cell of this.panel.content.widgets) if (cell.model.type === 'code') cell.inputHidden = hide;
    this.settleCells();
  }

  /** Keep JupyterLab's one-letter commands off the page, its prose prose, and the first cell out of sight. */
  settleCells() {
    const { content } = this.panel;
    const hidden = this.codeHidden;
    content.node.toggleAttribute('data-lm-suppress-shortcuts', hidden);
    for (const cell of content.widgets) {
      // on the notebook's node alone it has no effect for what has the focus inside a cell
      if (hidden) cell.node.setAttribute('data-lm-suppress-shortcuts', 'true');
      else cell.node.removeAttribute('data-lm-suppress-shortcuts');
      cell.node.classList.toggle('atn-lab-start', isStart(cell.model));
      if (cell.model.type === 'markdown') keepProse(cell, hidden);
    }
  }
}

/** With the code hidden, a double click on prose would leave an empty place where its source is. */
function keepProse(cell, hidden) {
  cell.readOnly = hidden || cell.model.getMetadata('editable') === false;
  cell.showEditorForReadOnly = !hidden;
  if (hidden) cell.rendered = true;
}

/** The two shortcuts that are missed when JupyterLab's are off; saving is not needed, and no browser offers to. */
function hearKeys(event, commands) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === 's') event.preventDefault();
  if (key === 'c' && event.shiftKey) {
    event.preventDefault();
    void commands.execute('apputils:activate-command-palette');
  }
}

/** Run every code cell, if all are still of the one shape; true if none of them failed. */
async function runPage(panel, actions) {
  const { content, sessionContext } = panel;
  if (!isPage(content.model)) return true;
  const shelter = sessionContext.session?.kernel?.requestExecute({ code: SHELTER, silent: true, store_history: false });
  shelter?.done.catch(() => {}); // not waited for: a kernel takes what it is asked in turn
  const cells = content.widgets.filter(cell => cell.model.type === 'code');
  await actions.runCells(content, cells, sessionContext);
  content.deselectAll();
  return cells.every(cell => !failed(cell.model.outputs));
}

function failed(outputs) {
  for (let i = 0; i < outputs.length; i += 1) if (outputs.get(i).type === 'error') return true;
  return false;
}

/** Never write the file, nor call it changed, as long as its cells say what they said when it was opened. */
function keepFileAsItIs(context) {
  const { model } = context;
  const opened = text(model);
  const changed = () => text(model) !== opened;
  model.stateChanged.connect(() => {
    if (model.dirty && !changed()) model.dirty = false;
  });
  const save = context.save.bind(context);
  context.save = async () => {
    if (changed()) await save();
  };
  model.dirty = false;
}

/** Before a page has its session JupyterLab waits for a copy of its file, which is never written. */
export function needsNoCopy(context) {
  const list = context.listCheckpoints.bind(context);
  const itself = () => [{ id: '', last_modified: context.contentsModel.last_modified }];
  context.listCheckpoints = async () => (isPage(context.model) ? itself() : list());
  void context.ready.then(() => (context.listCheckpoints = list));
}

/** The banner says what happens to the engine; JupyterLab's own dialog about it would say it again, and worse. */
function keepDialogsAway(panel) {
  if (panel._onSessionStatusChanged) {
    panel.sessionContext.statusChanged.disconnect(panel._onSessionStatusChanged, panel);
  }
}
