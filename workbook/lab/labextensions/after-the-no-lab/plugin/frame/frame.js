/* The frame around the pages: the contents at the side, names on tabs, one page at a time, and an end. */
import { Ahead } from './ahead.js';
import { COMMANDS, ONLY_IN_MENUS, addCommands, addMenu, atTheFoot, hearContentsKey } from './commands.js';
import { Contents, makeSheet } from './contents.js';
import { make } from './dom.js';
import { askWhatIsDue } from './due.js';
import { Gone } from './gone.js';
import { end, lastPage } from './leave.js';
import { Moving } from './moving.js';
import { nameOf, nameTab, nameWindow } from './names.js';
import { beginSession, endLeftBehind, listSessions } from '../session.js';
import { Sample } from './sample.js';
import { Tools } from './tools.js';

const SIDE = 'after-the-no-contents';
const SETTINGS = 'after-the-no-lab:frame'; // schemas/after-the-no-lab/frame.json
const WIDE = 900; // px; from here on the contents stand beside the page
const A_MOMENT = 300; // ms; what is being closed still counts as open
const ON_ITS_WAY = 5_000; // ms that the page of the address may take to be opened
const READ = 12_000; // ms that a passing sentence stays
const PAGE_ICON = `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24"><path class="jp-icon3" fill="#616161" d="M5 3h9l5 5v13H5zm2 2v14h10V9h-4V5z"/></svg>`;

export class Frame {
  constructor({ app, modules, tracker, shell, mainmenu, palette, router, registry, given, pages }) {
    Object.assign(this, { app, modules, tracker, shell, mainmenu, registry, given, pages });
    this.words = given.words;
    this.icon = new modules.ui.LabIcon({ name: 'after-the-no:page', svgstr: PAGE_ICON });
    this.named = new WeakSet();
    const { serviceManager, commands } = app;
    this.connection = modules.services.ServerConnection;
    this.settings = serviceManager.serverSettings;
    this.gone = new Gone(serviceManager, this.connection, () => [...pages.values()]);
    const away = () => this.closePages();
    this.sample = new Sample({ given, connection: this.connection, settings: this.settings, say: (...what) => this.say(...what), away });
    this.moving = new Moving({
      commands, tracker, pages, router, sessions: () => listSessions(this.connection, this.settings),
      ready: panel => ready(panel), changed: () => this.update(), isOurs: path => Boolean(this.contents.entry(path)),
      ahead: shared => new Ahead({ sessions: serviceManager.sessions, ask: wanted => beginSession(this.connection, this.settings, wanted), shared })
    });
    const base = modules.coreutils.PageConfig.getBaseUrl();
    for (const group of given.groups) for (const page of group.pages) page.address = `${base}lab/tree/${page.file}`;
    const foot = [...atTheFoot(given), ...ONLY_IN_MENUS].map(command => ({
      command, act: () => commands.execute(command), narrow: ONLY_IN_MENUS.includes(command)
    }));
    this.contents = new Contents(given, foot, (file, beside) => this.moving.open(file, { beside }));
    addCommands(this, commands, palette);
    hearContentsKey(() => this.focusContents());
    for (const each of foot) each.label = commands.label(each.command);
    document.body.dataset.atnFrame = given.home ? 'beside' : given.sample ? 'sample' : 'own';
    document.body.dataset.atnSample = given.offers ? 'on' : 'off';
    this.settleWindow = nameWindow(() => this.windowName());
    tracker.currentChanged.connect(() => this.update());
    void app.restored.then(() => this.restored());
  }

  /** What the window is called: after its page and the book, or null where it shows none of ours. */
  windowName() {
    if (this.closed) return this.words.closed_title;
    const book = this.given.sample ? this.words.sample_book : this.words.book;
    const panel = this.tracker.currentWidget;
    if (!panel || panel !== this.shell.currentWidget) return this.shell.currentWidget ? null : book;
    if (!this.named.has(panel)) return null;
    return panel.title.label === book ? book : `${panel.title.label} · ${book}`;
  }

  /** A page was opened. */
  opened(panel) {
    const name = nameOf(panel, this.contents.entry(panel.context.path));
    if (name && nameTab(panel, name, this.icon)) this.named.add(panel);
    this.moving.watch(panel);
    panel.disposed.connect(() => this.update());
    this.update();
  }

  /** A page has run in this kernel. */
  ran(kernel) {
    const heard = found => {
      this.contents.update(found);
      this.known = true;
    };
    askWhatIsDue(kernel, heard, this.known);
  }

  update() {
    const panel = this.tracker.currentWidget;
    this.contents.update({ current: panel && this.pages.has(panel) ? panel.context.path : null });
    this.settleWindow();
    this.settleTabs();
  }

  /** One page needs no tab: the bar is there as soon as something else is open beside it. */
  settleTabs() {
    const dock = this.tracker.currentWidget?.parent;
    if (!dock?.tabBars || this.shell.mode !== 'multiple-document') return;
    const bars = [...dock.tabBars()];
    for (const bar of bars) {
      const staying = bar.titles.filter(title => !this.moving.leaving.has(title.owner));
      const one = bars.length === 1 && staying.every(title => this.pages.has(title.owner)) && staying.length < 2;
      const hide = one && !this.tools?.shown;
      // Only where it changes: each fit is a changed layout, and JupyterLab's start waits for the last of those.
      if (bar.isHidden === hide) continue;
      bar.setHidden(hide);
      dock.fit();
    }
  }

  async restored() {
    const { shell, app, modules } = this;
    const { Widget, Menu } = modules.widgets;
    addMenu(this, app.commands, Menu, this.mainmenu);
    this.tools = new Tools(shell, this.mainmenu, false, () => {});
    this.tools.settle();
    const side = new Widget({ node: this.contents.draw() });
    side.node.prepend(this.skip());
    side.id = SIDE;
    side.title.caption = this.words.contents;
    side.title.icon = this.icon;
    shell.add(side, 'left', { rank: 1 });
    this.openSheet = makeSheet(this.contents, this.words);
    this.addTop(Widget);
    const wide = matchMedia(`(min-width: ${WIDE}px)`);
    const settle = () => (wide.matches ? shell.activateById(SIDE) : shell.collapseLeft());
    wide.addEventListener('change', settle);
    settle();
    shell.addButtonEnabled = true;
    shell.addRequested.connect(() => app.commands.execute(COMMANDS.start));
    shell.layoutModified.connect(() => {
      this.settleTabs();
      this.neverEmpty();
    });
    this.neverEmpty();
    this.update();
    // A page of this window may take long to reach its engine.
    void endLeftBehind(this.connection, this.settings, path => Boolean(this.contents.entry(path)) && !this.moving.panel(path));
    await this.rememberTools();
  }

  /** Whether JupyterLab's own tools are shown is a setting of JupyterLab, and holds also on another port. */
  async rememberTools() {
    const settings = await this.registry?.load(SETTINGS).catch(() => null);
    if (!settings) return;
    this.tools.keep = shown => void settings.set('tools', shown).catch(() => {});
    if (settings.composite.tools !== true) return;
    this.tools.shown = true;
    this.tools.settle();
    this.settleTabs();
  }

  /** Open Start once nothing is open. */
  neverEmpty() {
    clearTimeout(this.emptyTimer);
    if (!this.shell.isEmpty('main')) this.began = true;
    const coming = !this.began && this.modules.coreutils.PageConfig.getOption('treePath');
    this.emptyTimer = setTimeout(() => {
      if (this.shell.isEmpty('main') && !this.gone.leaving) void this.app.commands.execute(COMMANDS.start);
    }, coming ? ON_ITS_WAY : A_MOMENT);
  }

  /** The button that brings the contents where they do not stand at the side. */
  addTop(Widget) {
    const button = make('button', { type: 'button', className: 'atn-top-contents', textContent: this.words.contents });
    button.setAttribute('aria-haspopup', 'dialog');
    button.addEventListener('click', () => this.showContents());
    const top = new Widget({ node: make('div', { className: 'atn-top' }, button) });
    top.id = 'after-the-no-top';
    this.shell.add(top, 'top', { rank: 50 });
  }

  /** For people who come by keyboard: past the contents, seen when it has the focus. */
  skip() {
    const button = make('button', { type: 'button', className: 'atn-contents-skip', textContent: this.words.to_page });
    button.addEventListener('click', () => this.shell.currentWidget && this.shell.activateById(this.shell.currentWidget.id));
    return button;
  }

  showContents() {
    const { shell } = this;
    if (window.innerWidth < WIDE) return this.openSheet();
    const side = [...shell.widgets('left')].find(widget => widget.id === SIDE);
    if (side?.isVisible) shell.collapseLeft();
    else shell.activateById(SIDE);
    return null;
  }

  /** The contents with the focus in them, wherever they are. */
  focusContents() {
    if (window.innerWidth < WIDE) return this.openSheet?.();
    this.shell.activateById(SIDE);
    const nav = document.getElementById(SIDE);
    (nav?.querySelector('a[aria-current]') ?? nav?.querySelector('a'))?.focus();
    return null;
  }

  /** A sentence over the page; one that is `passing` goes by itself. */
  say(sentence, passing = false) {
    this.said ??= document.body.appendChild(make('p', { className: 'atn-frame-said', role: 'status' }));
    this.said.textContent = sentence;
    this.said.hidden = !sentence;
    clearTimeout(this.saidTimer);
    if (passing) this.saidTimer = setTimeout(() => this.say(''), READ);
  }

  /** Close every page, with what was typed last in the book, because the person is leaving. */
  async closePages() {
    this.gone.leaving = true;
    const panels = [...this.pages.keys()];
    await Promise.all(panels.map(panel => this.moving.close(panel).catch(() => {})));
  }

  /** End the workbook; nothing is asked, for nothing is lost. */
  async close() {
    await this.closePages();
    if (await end(this.connection, this.settings)) {
      this.closed = true;
      this.app.serviceManager.dispose();
      lastPage(this.words);
      this.settleWindow(); // JupyterLab may still write its own name there
      return;
    }
    this.gone.leaving = false;
    this.neverEmpty();
    this.say(this.words.not_closed, true);
  }
}

/** Wait until the whole page is there and awake. */
async function ready(panel) {
  for (let n = 0; n < 200 && !panel.isDisposed; n += 1) {
    const { node } = panel.content;
    if (node.querySelector('.atn-page') && !node.matches('[aria-busy]') && !node.querySelector('[data-atn-asleep]')) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
