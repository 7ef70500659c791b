import { describe, expect, it } from 'vitest';
import { drawTerminal } from '../picture/draw-terminal.ts';

const draw = (...lines: string[]) => drawTerminal('t', lines, { first: 2, last: 1 });

describe('drawTerminal', () => {
  it.each([
    ['plain text', 'a < b & c', 'y="31" xml:space="preserve">a &lt; b &amp; c</text>'],
    [
      'a colour',
      'x\x1b[32my\x1b[39mz',
      '<text x="24.43" y="31" xml:space="preserve" fill="#7ee787">y</text>',
    ],
    [
      'the end of a colour',
      'x\x1b[32my\x1b[39mz',
      '<text x="32.86" y="31" xml:space="preserve">z</text>',
    ],
    [
      'a background',
      '\x1b[30m\x1b[46mRUN',
      '<rect x="16" y="16" width="25.29" height="20" fill="#76e3ea"/>',
    ],
    ['bold and dim', '\x1b[1;2mx', 'font-weight="bold" fill-opacity="0.6">x<'],
    ['a reset', '\x1b[1;31m\x1b[0mx', '<text x="16" y="31" xml:space="preserve">x</text>'],
  ])('draws %s', (_, line, drawn) => {
    expect(draw(line)).toContain(drawn);
  });

  it('says how many lines it leaves out', () => {
    const texts = [...draw('1', '2', '3', '4', '5').matchAll(/>([^<]+)<\/text>/g)];
    expect(texts.map(([, text]) => text)).toEqual(['1', '2', '  ⋮ 2 lines', '5']);
  });

  it('leaves out nothing for one line too many', () => {
    expect(draw('1', '2', '3', '4')).toContain('>3</text>');
  });

  it('is as large as its text', () => {
    expect(draw('12345', '1')).toContain('viewBox="0 0 75 72"');
  });
});
