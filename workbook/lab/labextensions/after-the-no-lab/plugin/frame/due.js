/* Where something is due: the page's kernel knows, and says so whenever it changes. */

const TARGET = 'after-the-no-due';
const CODE = known => `from workbook.lab.due_marks import watch\nwatch(known=${known ? 'True' : 'False'})`;

/**
 * Ask the kernel of a page; `heard` is told the notebooks on which something is `due`, and those switched `off`.
 * Where that is `known` from the page before, this one does not hurry.
 */
export function askWhatIsDue(kernel, heard, known) {
  if (!kernel || kernel.isDisposed) return;
  const listen = message => {
    const { due, off } = message.content.data;
    if (Array.isArray(due) && Array.isArray(off)) heard({ due, off });
  };
  kernel.registerCommTarget(TARGET, (comm, opened) => {
    comm.onMsg = listen;
    listen(opened);
  });
  kernel.requestExecute({ code: CODE(known), silent: true, store_history: false });
}
