/** The page's style. Verdicts differ in lightness too, on white and on near-black. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1b1f24, #e6e8eb);
  --dim: light-dark(#59636e, #9aa4b0);
  --ground: light-dark(#ffffff, #14171b);
  --raised: light-dark(#f4f6f8, #1d2127);
  --line: light-dark(#d6dbe1, #343b44);
  --link: light-dark(#0b57b0, #7ab8ff);
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
  margin: 0 auto; padding: 16px; max-width: 1200px; color: var(--text); background: var(--ground);
  font: 16px/1.5 system-ui, sans-serif;
}
h1 { font-size: 26px; line-height: 1.2; margin: 8px 0; }
h2 { font-size: 20px; margin: 28px 0 8px; }
h3 { margin: 0 0 8px; overflow-wrap: anywhere; }
p { max-width: 78ch; margin: 8px 0; }
a { color: var(--link); }
small { display: block; color: var(--dim); font-weight: 400; }
.runs { color: var(--dim); padding-left: 20px; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 18px; padding: 0; list-style: none; }
.legend b { display: inline-block; min-width: 26px; margin-right: 6px; border-radius: 4px; text-align: center; }
.filters {
  display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center;
  padding: 10px 0; background: var(--ground); border-bottom: 1px solid var(--line);
}
.filters select { font: inherit; max-width: 44vw; padding: 6px; }
.scroll { overflow-x: auto; }
table { border-collapse: separate; border-spacing: 0; width: 100%; }
th, td { text-align: left; padding: 4px 8px; border-bottom: 1px solid var(--line); }
thead th { background: var(--raised); font-size: 14px; vertical-align: bottom; }
tbody th { font-weight: 500; position: sticky; left: 0; background: var(--ground); overflow-wrap: anywhere; min-width: 40vw; }
@media (min-width: 700px) {
  tbody th { min-width: 280px; }
  .filters { position: sticky; top: 0; z-index: 4; }
}
tr:target th { background: var(--raised); }
tr { scroll-margin-top: 80px; }
td { text-align: center; border-left: 1px solid var(--line); padding: 0; }
td button {
  width: 100%; min-width: 44px; min-height: 36px; border: 0; background: none; color: inherit;
  font: inherit; font-weight: 700; cursor: pointer;
}
td button:hover, td button:focus-visible { outline: 2px solid var(--link); outline-offset: -2px; }
.as-aws { background: light-dark(#e3f4e6, #17301f); color: light-dark(#176a2c, #82d79a); }
.known-difference { background: light-dark(#fdebd2, #40290c); color: light-dark(#8a4b00, #ffc075); }
.difference, .no-longer-differs { background: light-dark(#fbdcdc, #4a1618); color: light-dark(#a11313, #ff9d9d); }
.not-settled { background: light-dark(#e8ecf6, #232a3b); color: light-dark(#43558a, #aabbea); }
.not-asked { color: var(--dim); }
dialog {
  width: min(720px, 94vw); max-height: 90vh; padding: 16px; color: var(--text); background: var(--ground);
  border: 1px solid var(--line); border-radius: 8px;
}
dialog::backdrop { background: #0008; }
dialog form { float: right; }
dialog button { font: inherit; padding: 6px 12px; }
dt { color: var(--dim); margin-top: 10px; }
dd { margin: 0; overflow-wrap: anywhere; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.45 ui-monospace, monospace; }
`;
