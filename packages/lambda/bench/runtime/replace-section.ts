const BEGIN = '<!-- measured: begin -->';
const END = '<!-- measured: end -->';

/** The text with what stands between its two markers replaced. */
export function replaceSection(text: string, section: string): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`Expected ${BEGIN} and ${END} in the text`);
  return `${text.slice(0, begin)}${BEGIN}\n${section}\n${text.slice(end)}`;
}
