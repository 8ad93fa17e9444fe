/* How the session of a closed page ends, so that a page opened again is not given the one that is dying. */

const UNSEEN = 20_000; // ms in which a window that begins a session, or comes back to it, is connected with it
const late = new Map(); // paths whose page was closed before its session was there: told once that has ended
const watched = new WeakSet(); // panels whose session ends with them

/** A closed page needs no engine; what was typed is a draft in the book. */
export function endWithPage(panel) {
  if (watched.has(panel)) return;
  watched.add(panel);
  const { sessionContext } = panel;
  sessionContext.kernelPreference = {
    ...sessionContext.kernelPreference,
    skipKernelRestartDialog: true, // nothing is lost by it
    shutdownOnDispose: true
  };
  endWhatStartsLate(panel);
}

/** A kernel that is being started while its page is closed would stay, with nobody to end it. */
function endWhatStartsLate({ context, sessionContext }) {
  const { path } = context;
  let had = Boolean(sessionContext.session);
  sessionContext.sessionChanged.connect((_, { newValue }) => (had ||= Boolean(newValue)));
  sessionContext.disposed.connect(() => {
    if (had) return;
    const asked = Boolean(sessionContext._pendingSessionRequest); // else it is asked for no more
    let end = null;
    const ended = new Promise(resolve => {
      sessionContext._handleNewSession = session => {
        // What is thrown brings JupyterLab here once more, with no session: the end of the first one counts.
        end ??= asked ? session?.shutdown() : session?.dispose(); // one that was running is another window's
        void Promise.resolve(end).catch(() => {}).then(resolve);
        throw new Error('Disposed'); // as JupyterLab does by itself, which leaves the session running
      };
    });
    if (asked) late.set(path, ended);
  });
}

/** Resolves once the session that came too late for this path has ended. */
export async function lateOneEnded(path) {
  await late.get(path);
  late.delete(path);
}

/** The sessions as the server has them now; null while it cannot say, which is so while a kernel ends. */
export async function listSessions(connection, settings) {
  // Asked for through JupyterLab's own manager, an older answer that comes later would end what began between.
  const answer = await connection.makeRequest(`${settings.baseUrl}api/sessions`, {}, settings).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

/** Have the server begin a session, or find the one there is; its answer. */
export function beginSession(connection, settings, wanted) {
  return connection.makeRequest(`${settings.baseUrl}api/sessions`, { method: 'POST', body: JSON.stringify(wanted) }, settings);
}

/** End the sessions of pages that no window looks at: a window that is reloaded just after it went to another page
 * never tells the page before that it is over, and its engine would stay until the workbook is closed. */
export async function endLeftBehind(connection, settings, isOurs) {
  const unseen = async () => {
    const running = (await listSessions(connection, settings)) ?? [];
    return running.filter(session => isOurs(session.path) && session.kernel?.connections === 0).map(session => session.id);
  };
  const before = await unseen();
  if (!before.length) return;
  await new Promise(resolve => setTimeout(resolve, UNSEEN));
  const left = (await unseen()).filter(id => before.includes(id));
  const end = id => connection.makeRequest(`${settings.baseUrl}api/sessions/${id}`, { method: 'DELETE' }, settings);
  await Promise.all(left.map(id => end(id).catch(() => {})));
}
