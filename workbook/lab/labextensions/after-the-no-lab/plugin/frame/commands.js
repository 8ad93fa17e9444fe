/* What the frame adds to JupyterLab's commands, menus and keys. */

export const COMMANDS = {
  open: 'after-the-no:open', start: 'after-the-no:start', contents: 'after-the-no:contents', tools: 'after-the-no:tools',
  dark: 'after-the-no:dark', sample: 'after-the-no:sample', ownBook: 'after-the-no:own-book', close: 'after-the-no:close'
};
export const DOORWAYS = { sample: COMMANDS.sample, close: COMMANDS.close };
export const ONLY_IN_MENUS = [COMMANDS.dark, COMMANDS.tools]; // on a phone, where there are none, in the contents
const LAUNCHER = 'launcher:create'; // JupyterLab opens its launcher by this name; ours is Start

export function addCommands(frame, commands, palette) {
  const { words, contents, given } = frame;
  const add = (id, label, execute, more = {}) => {
    commands.addCommand(id, { label, execute, ...more });
    palette?.addItem({ command: id, category: words.book });
  };
  commands.addCommand(COMMANDS.open, {
    label: args => args.name ?? args.file ?? '',
    isToggleable: true,
    isToggled: args => args.file === contents.current,
    execute: args => frame.moving.open(args.file)
  });
  const start = () => frame.moving.open(given.start, { beside: true });
  add(COMMANDS.start, contents.entry(given.start)?.name ?? words.book, start);
  if (!commands.hasCommand(LAUNCHER)) commands.addCommand(LAUNCHER, { label: words.book, execute: start });
  add(COMMANDS.contents, words.contents, () => frame.showContents());
  add(COMMANDS.dark, words.dark, () => {
    const theme = isDark() ? 'JupyterLab Light' : 'JupyterLab Dark';
    return commands.execute('apputils:change-theme', { theme });
  }, { isToggleable: true, isToggled: isDark });
  add(COMMANDS.tools, words.tools, () => {
    frame.tools.show(!frame.tools.shown);
    frame.settleTabs();
    commands.notifyCommandChanged(COMMANDS.tools);
  }, { isToggleable: true, isToggled: () => Boolean(frame.tools?.shown) });
  if (given.home) add(COMMANDS.ownBook, words.own_book, () => frame.sample.leave());
  else if (given.offers) add(COMMANDS.sample, words.sample, () => frame.sample.open());
  if (!given.home) add(COMMANDS.close, words.close, () => frame.close());
}

/** The commands that stand at the foot of the contents, and in the menu. */
export function atTheFoot(given) {
  if (given.home) return [COMMANDS.ownBook];
  return given.offers ? [COMMANDS.sample, COMMANDS.close] : [COMMANDS.close];
}

export function addMenu(frame, commands, Menu, mainmenu) {
  if (!mainmenu) return;
  const menu = new Menu({ commands });
  menu.id = 'after-the-no-menu';
  menu.title.label = frame.words.book;
  for (const group of frame.given.groups) {
    for (const { file, name } of group.pages) menu.addItem({ command: COMMANDS.open, args: { file, name } });
    menu.addItem({ type: 'separator' });
  }
  for (const command of [COMMANDS.dark, ...atTheFoot(frame.given)]) menu.addItem({ command });
  mainmenu.addMenu(menu, true, { rank: 0 });
  mainmenu.viewMenu.addGroup([{ command: COMMANDS.contents }, { command: COMMANDS.tools }], 0);
}

/** Alt, Shift and C bring the contents, also from inside a box, where JupyterLab's own keys are off. */
export function hearContentsKey(show) {
  document.addEventListener('keydown', event => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.code !== 'KeyC') return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    event.stopPropagation();
    show();
  }, true);
}

function isDark() {
  return document.body.dataset.jpThemeLight === 'false';
}
