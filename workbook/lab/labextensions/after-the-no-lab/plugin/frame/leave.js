/* Closing the workbook: the server ends, and a last page stays that needs no server. */
import { make } from './dom.js';

/** Ask the server to end; true when it does. */
export async function end(connection, settings) {
  try {
    const answer = await connection.makeRequest(`${settings.baseUrl}api/shutdown`, { method: 'POST' }, settings);
    return answer.ok;
  } catch {
    return false;
  }
}

/** Put the last page in place of everything; the theme it is seen in is that of before. */
export function lastPage(words) {
  const heading = make('h1', { textContent: words.closed_title, tabIndex: -1 });
  const lines = [words.closed_saved, words.closed_again].map(line => make('p', { textContent: line }));
  document.body.replaceChildren(make('main', { className: 'atn-last' }, heading, ...lines));
  document.body.className = '';
  heading.focus();
}
