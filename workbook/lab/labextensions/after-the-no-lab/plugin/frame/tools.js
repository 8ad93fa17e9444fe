/* JupyterLab's own tools, out of sight until they are asked for. */

const KEPT = new Set(['jp-mainmenu-view', 'jp-mainmenu-help', 'after-the-no-menu']);

export class Tools {
  /** `keep(shown)` remembers the choice. */
  constructor(shell, menubar, shown, keep) {
    this.shell = shell;
    this.menubar = menubar;
    this.shown = shown;
    this.keep = keep;
    this.taken = []; // the menus as they were, while some are away
  }

  show(yes) {
    this.shown = yes;
    this.settle();
    this.keep(yes);
  }

  settle() {
    const { shell, shown } = this;
    document.body.dataset.atnTools = shown ? 'shown' : 'hidden';
    for (const side of ['left', 'right']) {
      if (shell.isSideTabBarVisible(side) !== shown) shell.toggleSideTabBarVisibility(side);
    }
    if (!shown) shell.collapseRight();
    for (const bar of shell.widgets('bottom')) bar.parent?.fit(); // its style has made it appear or go
    this.settleMenus();
  }

  /** Take menus out of the bar, or put them back where they were. */
  settleMenus() {
    const { menubar, shown } = this;
    if (!menubar) return;
    if (!shown && !this.taken.length) {
      this.taken = [...menubar.menus];
      for (const menu of this.taken) if (!KEPT.has(menu.id)) menubar.removeMenu(menu);
    } else if (shown && this.taken.length) {
      this.taken.forEach((menu, at) => menubar.insertMenu(at, menu));
      this.taken = [];
    }
  }
}
