import { countVerdicts, type Results, type Verdict, verdicts } from '../results/results.ts';
import { type CaseRow, type DoorTable, doorTitles, titleOf, toDoorTables } from './door-tables.ts';
import { toPageData } from './page-data.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { meanings, signs } from './standing.ts';

/** One page that needs no other file: a table for each door, filters, and a dialog for each cell. */
export function formatHtml(all: readonly Results[]): string {
  const tables = toDoorTables(all);
  const targets = [...new Set(all.map(({ target }) => titleOf(target)))];
  const doors = tables.map(({ door }) => door);
  const runs = all.map(({ target, date }) => {
    const note = target.note === undefined ? '' : `. ${target.note}`;
    return `<li>${escapeHtml(`${titleOf(target)}, ${date.slice(0, 10)}${note}`)}</li>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Conformance of front doors</title>
<style>${pageStyle}</style>
</head>
<body>
<h1>Conformance of front doors</h1>
<p>The answers of several targets compared with those of AWS, by front-door-conformance ${escapeHtml(all[0]?.suite ?? '')}.
Select a cell to see the request, what AWS answers and what the target answers.</p>
<ul class="runs">${runs.join('')}</ul>
<ul class="legend">${verdicts.map(formatMeaning).join('')}</ul>
<form class="filters">
${formatSelect('target', targets)}
${formatSelect('door', doors)}
${formatSelect('verdict', verdicts)}
<output></output>
</form>
${tables.map(formatDoor).join('\n')}
<dialog><form method="dialog"><button>Close</button></form><div></div></dialog>
<script type="application/json" id="data">${escapeScript(JSON.stringify(toPageData(tables)))}</script>
<script>${pageScript}</script>
</body>
</html>
`;
}

function formatMeaning(verdict: Verdict): string {
  return `<li><b class="${verdict}">${signs[verdict]}</b>${meanings[verdict]}</li>`;
}

function formatSelect(name: string, values: readonly string[]): string {
  const options = values.map((value) => `<option>${escapeHtml(value)}</option>`).join('');
  return `<label>${name} <select name="${name}"><option value="">all</option>${options}</select></label>`;
}

function formatDoor({ door, targets, rows }: DoorTable): string {
  const heads = targets.map((target, index) => {
    const counts = countVerdicts(rows.flatMap(({ cells }) => cells[index] ?? []));
    const judged = counts['as-aws'] + counts['known-difference'] + counts.difference;
    const title = escapeHtml(titleOf(target));
    return `<th scope="col" data-target="${title}">${title}<small>${counts['as-aws']} of ${judged}</small></th>`;
  });
  return `<section data-door="${door}"><h2>${doorTitles[door]}</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">case</th>${heads.join('')}</tr></thead>
<tbody>
${rows.map((row) => formatRow(row, targets.map(titleOf))).join('\n')}
</tbody>
</table></div></section>`;
}

function formatRow({ each, cells, only }: CaseRow, targets: readonly string[]): string {
  const kind = each.expected.kind === 'known' ? each.expected.source.kind : '';
  const flag =
    only === undefined ? '' : ` <small>only ${escapeHtml(targets[only] ?? '')}: ${kind}</small>`;
  const shown = cells.map((cell) =>
    cell === undefined
      ? '<td></td>'
      : `<td class="${cell.verdict}"><button>${signs[cell.verdict]}</button></td>`,
  );
  const name = each.id.slice(each.id.indexOf('/') + 1);
  return `<tr id="${each.id}"><th scope="row"><a href="#${each.id}">${name}</a>${flag}</th>${shown.join('')}</tr>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** JSON that cannot end its script element. */
function escapeScript(json: string): string {
  return json.replaceAll('<', '\\u003c');
}
