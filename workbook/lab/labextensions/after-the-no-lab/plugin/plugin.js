/* What JupyterLab is told about the plug-in: when a notebook opens, two commands, and links between pages. */
import { DOORWAYS } from './frame/commands.js';
import { Frame } from './frame/frame.js';
import { Page, needsNoCopy } from './page.js';
import { leaveByKey } from './quick.js';
import { endWithPage } from './session.js';
import { isPage } from './shape.js';

const SHOW = 'after-the-no:show-code';
const HIDE = 'after-the-no:hide-code';
const NARROW = 900; // px; below this the list of files leaves no room for a page
const PHONE = 560; // px; below this nothing may stand beside it

/** The plug-ins, made of JupyterLab's own modules; with the frame only where our own launcher started the server. */
export async function makePlugins(shared) {
  const modules = await load(shared, ['notebook', 'apputils', 'mainmenu', 'coreutils', 'application']);
  const given = readOption(modules.coreutils.PageConfig, 'afterTheNoFrame');
  const place = { frame: null };
  addStyle('page.css');
  if (!given.groups) return [pagesPlugin(modules, place)];
  addStyle('frame/frame.css');
  Object.assign(modules, await load(shared, ['services', 'settingregistry', 'ui-components']));
  modules.ui = modules['ui-components'];
  modules.widgets = await shared('@lumino/widgets');
  const pages = pagesPlugin(modules, place, given);
  return given.hosted ? [pages] : [connectionPlugin(modules, place), pages]; // a hub has words of its own for it
}

async function load(shared, names) {
  const modules = await Promise.all(names.map(name => shared(`@jupyterlab/${name}`)));
  return Object.fromEntries(names.map((name, at) => [name, modules[at]]));
}

/** In place of JupyterLab's dialog about a lost connection. */
function connectionPlugin({ application }, place) {
  return {
    id: 'after-the-no:connection',
    description: 'Says in the pages that the workbook has been stopped.',
    autoStart: true,
    provides: application.IConnectionLost,
    activate: () => async () => place.frame?.gone.look()
  };
}

function pagesPlugin(modules, place, given = null) {
  const { application, apputils, coreutils, mainmenu, notebook, settingregistry } = modules;
  const more = given ? [application.IRouter, settingregistry.ISettingRegistry] : [];
  return {
    id: 'after-the-no:pages',
    description: 'Shows the pages of After the No as pages.',
    autoStart: true,
    requires: [notebook.INotebookTracker],
    optional: [apputils.ICommandPalette, mainmenu.IMainMenu, application.ILabShell, ...more],
    activate: (app, tracker, palette, menu, shell, router, registry) => {
      const words = readOption(coreutils.PageConfig, 'afterTheNo');
      const care = readOption(coreutils.PageConfig, 'afterTheNoCare');
      const pages = new Map();
      if (given && shell) place.frame = new Frame({ app, modules, tracker, shell, mainmenu: menu, palette, router, registry, given, pages });
      const { frame } = place;
      const hear = { look: () => given?.hosted || frame?.gone.look(), ran: kernel => frame?.ran(kernel) };
      const make = panel => new Page(panel, notebook.NotebookActions, words, app.commands, care, hear);
      const opened = panel => open(panel, pages, make, shell, frame);
      tracker.forEach(opened);
      tracker.widgetAdded.connect((_, panel) => opened(panel));
      addCommands(app.commands, () => pages.get(tracker.currentWidget), words, palette, menu);
      followLinks(app.commands, tracker, coreutils.PathExt, frame);
      if (frame) openDoorways(app.commands);
      leaveByKey();
    }
  };
}

function open(panel, pages, make, shell, frame) {
  needsNoCopy(panel.context);
  panel.context.model.dirty = false; // closed before its file is there, it would ask whether to save
  if (frame?.moving.isOurs(panel.context.path)) endWithPage(panel); // others are known for pages by what is in them
  void panel.context.ready.then(() => {
    if (panel.isDisposed || pages.has(panel) || !isPage(panel.content.model)) return;
    if (!frame) makeRoom(shell);
    panel.disposed.connect(() => pages.delete(panel));
    pages.set(panel, make(panel));
    frame?.opened(panel);
  });
}

/** On a small screen, put away what JupyterLab has beside the page; its View menu brings it back. */
function makeRoom(shell) {
  if (!shell) return;
  if (window.innerWidth < NARROW) shell.collapseLeft();
  if (window.innerWidth > PHONE) return;
  for (const side of ['left', 'right']) {
    if (shell.isSideTabBarVisible?.(side)) shell.toggleSideTabBarVisibility(side);
  }
}

function addCommands(commands, current, words, palette, menu) {
  const add = (id, label, hidden) => {
    commands.addCommand(id, {
      label: label ?? id,
      isVisible: () => current()?.codeHidden === hidden,
      isEnabled: () => current()?.codeHidden === hidden,
      execute: () => {
        current()?.hideCode(!hidden);
        for (const each of [SHOW, HIDE]) commands.notifyCommandChanged(each);
      }
    });
    palette?.addItem({ command: id, category: words.category ?? '' });
  };
  add(SHOW, words.show_code, true);
  add(HIDE, words.hide_code, false);
  menu?.viewMenu.addGroup([{ command: SHOW }, { command: HIDE }], 15);
}

/** Open links between pages in JupyterLab itself; a link names a notebook beside the present one, nothing else. */
function followLinks(commands, tracker, paths, frame) {
  const follow = event => {
    const { name, part } = linked(event.target, Boolean(frame));
    if (!/^[\w-]+\.ipynb$/.test(name)) return;
    const beside = event.ctrlKey || event.metaKey;
    if (beside && !frame) return; // the browser opens a window of its own
    event.preventDefault();
    event.stopPropagation();
    event.target.closest('a').dispatchEvent(new Event('atn-follow')); // what the link itself does; the click ends here
    const path = paths.join(paths.dirname(tracker.currentWidget?.context.path ?? ''), name);
    if (frame) void frame.moving.open(path, { beside, part });
    else void commands.execute('docmanager:open', { path });
  };
  document.addEventListener('click', follow, true);
}

/** Buttons on a page for what the frame does; see workbook/ui/parts.py. */
function openDoorways(commands) {
  document.addEventListener('click', event => {
    const command = DOORWAYS[event.target.closest?.('.atn-lab-page button[data-doorway]')?.dataset.doorway];
    if (command && commands.hasCommand(command)) void commands.execute(command);
  });
}

/** The file and the part of it that a link leads to; with the frame also one in prose, as JupyterLab made it. */
function linked(target, prose) {
  const ours = target.closest?.('a[data-notebook]');
  if (ours) return { name: ours.dataset.notebook, part: '' };
  const link = prose && target.closest?.('.atn-lab-page a[data-commandlinker-command="rendermime:handle-local-link"]');
  if (!link) return { name: '', part: '' };
  const { path, id } = JSON.parse(link.dataset.commandlinkerArgs);
  return { name: path.split('/').pop(), part: (id ?? '').replace(/^#/, '') };
}

function readOption(config, name) {
  try {
    return JSON.parse(config.getOption(name) || '{}');
  } catch {
    return {};
  }
}

function addStyle(name) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(name, import.meta.url);
  document.head.append(link);
}
