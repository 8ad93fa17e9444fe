/* Which notebooks are pages, and which code runs unasked. workbook/lab/pages.py holds the same pattern. */

// A comment holds no control character: for Python a carriage return ends it, and what follows would run.
const COMMENT = '#[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]*\\n';
const SHAPE = new RegExp(`^(?:${COMMENT})*from workbook import ([a-z][a-z_]*)\\n\\1\\.[a-z][a-z_]*\\(\\)\\n*$`);
export const START_TAG = 'workbook-start';

/** The text of all cells, to tell whether anybody changed the notebook. */
export function text(model) {
  return JSON.stringify([...model.cells].map(cell => [cell.type, cell.sharedModel.getSource()]));
}

/** Whether the notebook says it is a page and every code cell is comments, one import and one call. */
export function isPage(model) {
  if (!model?.getMetadata('workbook')) return false;
  const codes = [...model.cells].filter(cell => cell.type === 'code');
  return codes.length > 0 && codes.every(cell => SHAPE.test(cell.sharedModel.getSource()));
}

/** Whether this cell is the one for places without the plug-in. */
export function isStart(model) {
  return (model.getMetadata('tags') ?? []).includes(START_TAG);
}
