import {
  type Conformance,
  type ConformanceCell,
  type ConformanceGroup,
  type ConformanceRow,
  countStandings,
  meanings,
  type Standing,
  symbols,
} from './conformance.ts';
import { pageStyle } from './page-style.ts';

/** docs/reports/conformance.html: one table, readable without any other file, in light and in dark. */
export function formatPage(conformance: Conformance): string {
  const { date, versions, targets, groups } = conformance;
  const heads = targets.map((target, index) => {
    const { 'as AWS': alike, differs } = countStandings(conformance, index);
    return `<th scope="col">${escapeHtml(target)}<small>${alike} ${symbols['as AWS']} ${differs} ${symbols.differs}</small></th>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Conformance</title>
<style>${pageStyle}</style>
</head>
<body>
<h1>Conformance</h1>
<p class="dim">Written by <code>pnpm conformance</code> on ${escapeHtml(date)}: ${escapeHtml(versions.join(', '))}.</p>
<p>What each target answers beside what AWS does: to the contract of the API, and to probes of the front
door itself. Open a cell for what AWS does, what came back and where it is written.</p>
<ul class="legend">${legend()}</ul>
<p>${groups.map(({ title }, index) => `<a href="#group-${index}">${escapeHtml(title)}</a>`).join(' · ')}</p>
<label class="filter"><input type="checkbox" id="only"> only rows with a difference</label>
<table>
<colgroup><col class="name">${targets.map(() => '<col>').join('')}</colgroup>
<thead><tr><th scope="col">case</th>${heads.join('')}</tr></thead>
${groups.map((group, index) => formatGroup(group, index, targets.length)).join('\n')}
</table>
</body>
</html>
`;
}

function legend(): string {
  const shown: readonly Standing[] = ['as AWS', 'differs', 'not settled', 'not applicable'];
  return shown
    .map(
      (standing) =>
        `<li><b class="${className(standing)}">${symbols[standing]}</b>${meanings[standing]}</li>`,
    )
    .join('');
}

function formatGroup({ title, rows }: ConformanceGroup, index: number, columns: number): string {
  const head = `<tr class="group" id="group-${index}"><th colspan="${columns + 1}" scope="rowgroup">${escapeHtml(title)}</th></tr>`;
  return `<tbody>\n${head}\n${rows.map(formatRow).join('\n')}\n</tbody>`;
}

function formatRow({ name, cells }: ConformanceRow): string {
  const differs = cells.some(({ standing }) => standing === 'differs' || standing === 'failed');
  const kind = differs ? '' : ' class="alike"';
  return `<tr${kind}><th scope="row">${escapeHtml(name)}</th>${cells.map(formatCell).join('')}</tr>`;
}

function formatCell(cell: ConformanceCell): string {
  const { standing, why } = cell;
  const sign = `<span class="sign" title="${meanings[standing]}">${symbols[standing]}</span>`;
  // The reason stands in the cell where it says more than the sign does.
  const reason = standing === 'differs' || standing === 'failed' ? escapeHtml(why ?? '') : '';
  const details = formatDetails(cell);
  const content = details
    ? `<details><summary>${sign}${reason}</summary>${details}</details>`
    : sign;
  return `<td class="${className(standing)}">${content}</td>`;
}

function formatDetails({ standing, why, aws, got, source, since, link }: ConformanceCell): string {
  const items = [
    standing === 'differs' || why === undefined ? '' : item('', escapeHtml(why)),
    aws === undefined ? '' : item('AWS', `<code>${escapeHtml(aws)}</code>`),
    got === undefined || standing === 'as AWS'
      ? ''
      : item('here', `<code>${escapeHtml(got)}</code>`),
    since === undefined
      ? ''
      : item('seen with', escapeHtml(since) + (link ? `, ${anchor(link, 'see')}` : '')),
    source === undefined ? '' : item(source.kind, anchor(source.url, source.title)),
  ].join('');
  return items === '' ? '' : `<dl>${items}</dl>`;
}

function item(term: string, text: string): string {
  return `${term === '' ? '' : `<dt>${term}</dt>`}<dd>${text}</dd>`;
}

function anchor(url: string, text: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;
}

function className(standing: Standing): string {
  return standing.toLowerCase().replaceAll(' ', '-');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
