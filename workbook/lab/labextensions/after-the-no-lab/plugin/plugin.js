/* What JupyterLab is told about the plug-in: when a notebook opens, two commands, and links between pages. */
import { Page } from './page.js';
import { isPage } from './shape.js';

const SHOW = 'after-the-no:show-code';
const HIDE = 'after-the-no:hide-code';
const NARROW = 900; // px; below this the list of files leaves no room for a page
const PHONE = 560; // px; below this nothing may stand beside it

/** The plug-in, made of JupyterLab's own modules. */
export async function makePlugin(shared) {
  const names = ['notebook', 'apputils', 'mainmenu', 'coreutils', 'application'];
  const [notebook, apputils, mainmenu, coreutils, application] = await Promise.all(
    names.map(name => shared(`@jupyterlab/${name}`))
  );
  addStyle();
  return {
    id: 'after-the-no:pages',
    description: 'Shows the pages of After the No as pages.',
    autoStart: true,
    requires: [notebook.INotebookTracker],
    optional: [apputils.ICommandPalette, mainmenu.IMainMenu, application.ILabShell],
    activate: (app, tracker, palette, menu, shell) => {
      const words = readOption(coreutils.PageConfig, 'afterTheNo');
      const care = readOption(coreutils.PageConfig, 'afterTheNoCare');
      const pages = new Map();
      const make = panel => new Page(panel, notebook.NotebookActions, words, app.commands, care);
      const opened = panel => open(panel, pages, make, shell);
      tracker.forEach(opened);
      tracker.widgetAdded.connect((_, panel) => opened(panel));
      addCommands(app.commands, () => pages.get(tracker.currentWidget), words, palette, menu);
      followLinks(app.commands, tracker, coreutils.PathExt);
    }
  };
}

function open(panel, pages, make, shell) {
  void panel.context.ready.then(() => {
    if (panel.isDisposed || pages.has(panel) || !isPage(panel.content.model)) return;
    makeRoom(shell);
    pages.set(panel, make(panel));
    panel.disposed.connect(() => pages.delete(panel));
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
function followLinks(commands, tracker, paths) {
  const follow = event => {
    const link = event.target.closest?.('a[data-notebook]');
    const name = link?.dataset.notebook;
    if (!name || event.ctrlKey || event.metaKey || !/^[\w-]+\.ipynb$/.test(name)) return;
    event.preventDefault();
    event.stopPropagation();
    const folder = paths.dirname(tracker.currentWidget?.context.path ?? '');
    void commands.execute('docmanager:open', { path: paths.join(folder, name) });
  };
  document.addEventListener('click', follow, true);
}

function readOption(config, name) {
  try {
    return JSON.parse(config.getOption(name) || '{}');
  } catch {
    return {};
  }
}

function addStyle() {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL('page.css', import.meta.url);
  document.head.append(link);
}
