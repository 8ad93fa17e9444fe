/* A page is called by its name, on its tab and in the browser's window, not by its file. */

/** The name of an opened page: as the contents call it, else its first heading. */
export function nameOf(panel, entry) {
  if (entry) return entry.name;
  for (const cell of panel.content.model?.cells ?? []) {
    const found = cell.type === 'markdown' && /^# +(.+?)\s*$/m.exec(cell.sharedModel.getSource());
    if (found) return found[1];
  }
  return null;
}

/** Call the tab by this name; false where JupyterLab would rename the file instead. */
export function nameTab(panel, name, icon) {
  const { title } = panel;
  // JupyterLab takes a new name on a tab for a wish to rename the file. Without that slot it is only a name.
  const renames = panel._onTitleChanged;
  if (typeof renames !== 'function' || !title.changed.disconnect(renames, panel)) return false;
  const settle = () => {
    if (title.label !== name) title.label = name;
    if (title.caption !== name) title.caption = name; // JupyterLab would say file, path and checkpoint
    if (title.icon !== icon) title.icon = icon;
  };
  title.changed.connect(settle); // a renamed file, a saved one: JupyterLab writes its own words again
  settle();
  return true;
}

/** Keep the name of the browser's window: `name()` says it, null where JupyterLab shall. */
export function nameWindow(name) {
  const node = document.querySelector('title');
  const settle = () => {
    const wanted = name();
    if (wanted !== null && document.title !== wanted) document.title = wanted;
  };
  // JupyterLab writes its own name there at every turn, and has no setting for it.
  new MutationObserver(settle).observe(node, { childList: true, characterData: true, subtree: true });
  settle();
  return settle;
}
