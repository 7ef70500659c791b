/** The page's style; colours that differ in lightness too, checked on white and on near-black. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1b1f24, #e6e8eb);
  --dim: light-dark(#59636e, #9aa4b0);
  --ground: light-dark(#ffffff, #14171b);
  --raised: light-dark(#f4f6f8, #1d2127);
  --line: light-dark(#d6dbe1, #343b44);
  --link: light-dark(#0b57b0, #7ab8ff);
  --good: light-dark(#e3f4e6, #17301f);
  --good-text: light-dark(#176a2c, #82d79a);
  --odd: light-dark(#fdebd2, #40290c);
  --odd-text: light-dark(#8a4b00, #ffc075);
  --open: light-dark(#e8ecf6, #232a3b);
  --open-text: light-dark(#43558a, #aabbea);
  --bad: light-dark(#fbdcdc, #4a1618);
  --bad-text: light-dark(#a11313, #ff9d9d);
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 24px 32px 64px; color: var(--text); background: var(--ground);
  font: 15px/1.5 system-ui, sans-serif;
}
h1 { font-size: 26px; margin: 0 0 4px; }
p { max-width: 78ch; margin: 8px 0; }
a { color: var(--link); }
.dim { color: var(--dim); }
.legend { display: flex; flex-wrap: wrap; gap: 6px 18px; padding: 0; margin: 14px 0; list-style: none; }
.legend b { display: inline-block; min-width: 26px; margin-right: 6px; border-radius: 4px; text-align: center; }
.filter { display: inline-block; margin: 6px 0 14px; cursor: pointer; }
body:has(#only:checked) tr.alike { display: none; }
table { border-collapse: separate; border-spacing: 0; width: 100%; min-width: 1180px; table-layout: fixed; }
col.name { width: 19%; }
th, td { text-align: left; vertical-align: top; padding: 5px 8px; border-bottom: 1px solid var(--line); }
thead th {
  position: sticky; top: 0; z-index: 2; background: var(--raised);
  border-bottom: 2px solid var(--line); font-size: 13px; overflow-wrap: break-word;
}
thead small { display: block; color: var(--dim); font-weight: 400; }
tbody th { position: sticky; left: 0; z-index: 1; background: var(--ground); font-weight: 500; }
thead th:first-child { left: 0; z-index: 3; }
tr.group { scroll-margin-top: 60px; }
tr.group th {
  padding-top: 22px; font-size: 17px; font-weight: 650; border-bottom: 2px solid var(--line);
}
td { border-left: 1px solid var(--line); font-size: 13px; line-height: 1.35; }
td.as-aws, .legend .as-aws { background: var(--good); color: var(--good-text); }
td.differs, .legend .differs { background: var(--odd); color: var(--odd-text); }
td.not-settled, .legend .not-settled { background: var(--open); color: var(--open-text); }
td.not-applicable, .legend .not-applicable { color: var(--dim); }
td.failed, .legend .failed { background: var(--bad); color: var(--bad-text); }
summary { cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary:hover, summary:focus-visible { text-decoration: underline; }
.sign { font-weight: 700; margin-right: 5px; }
dl { margin: 6px 0 2px; color: var(--text); }
dt { color: var(--dim); font-size: 12px; }
dd { margin: 0 0 5px; overflow-wrap: anywhere; }
code { font: 12px/1.4 ui-monospace, monospace; white-space: pre-line; }
@media (max-width: 1240px) { body { padding: 16px; } }
@media print { thead th, tbody th { position: static; } details > dl { display: block; } }
`;
