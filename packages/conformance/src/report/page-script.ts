/** The page's script: filters, and the dialog of a cell. Text is set as text, never as HTML. */
export const pageScript = `
const data = JSON.parse(document.getElementById('data').textContent);
const filters = document.querySelector('.filters');
const dialog = document.querySelector('dialog');
const content = dialog.querySelector('div');
const sections = [...document.querySelectorAll('section')];

for (const button of document.querySelectorAll('td button'))
  button.title = data.meanings[button.parentElement.className];

function apply() {
  const { target, door, verdict } = Object.fromEntries(new FormData(filters));
  let count = 0;
  for (const section of sections) {
    const heads = [...section.querySelectorAll('thead th')];
    const hides = heads.map((head) => head.dataset.target && target !== '' && head.dataset.target !== target);
    heads.forEach((head, column) => { head.hidden = hides[column]; });
    section.hidden = (door !== '' && section.dataset.door !== door) || hides.slice(1).every(Boolean);
    for (const row of section.querySelectorAll('tbody tr')) {
      const cells = [...row.cells];
      cells.forEach((cell, column) => { cell.hidden = hides[column]; });
      const shown = cells.filter((cell, column) => !hides[column] && cell.className !== '');
      row.hidden = !shown.some((cell) => verdict === '' || cell.className === verdict);
      if (!row.hidden && !section.hidden) count += 1;
    }
  }
  filters.querySelector('output').textContent = count + ' cases';
}

function add(term, text, href) {
  if (text === undefined) return;
  const name = document.createElement('dt');
  name.textContent = term;
  const value = document.createElement('dd');
  const part = document.createElement(href ? 'a' : 'pre');
  part.textContent = text;
  if (href) part.href = href;
  value.append(part);
  content.append(name, value);
}

function open(cell) {
  const { id } = cell.parentElement;
  const head = cell.closest('table').tHead.rows[0].cells[cell.cellIndex];
  const { question, sent, aws, source, cells } = data.cases[id];
  const { came, why, since, link } = cells[cell.cellIndex - 1];
  const verdict = cell.className;
  const title = document.createElement('h3');
  title.textContent = id;
  content.replaceChildren(title, question);
  add('request', sent);
  add('AWS', aws);
  const from = data.sources[source];
  if (from) add('source, ' + from.kind, from.title, from.url);
  add(head.dataset.target, came ?? (verdict === 'as-aws' ? 'the same' : undefined));
  add('verdict', data.meanings[verdict]);
  add('why', why);
  add('since', since, link);
  history.replaceState(null, '', '#' + id);
  dialog.showModal();
}

filters.addEventListener('change', apply);
filters.addEventListener('submit', (event) => event.preventDefault());
document.addEventListener('click', ({ target }) => {
  const cell = target.closest('td[class]');
  if (cell) open(cell);
  if (target === dialog) dialog.close();
});
apply();
`;
