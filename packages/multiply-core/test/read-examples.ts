import { readFileSync } from 'node:fs';

/** A fenced block of the README. */
export interface Example {
  readonly language: 'js' | 'ts';
  readonly code: string;
  /** What the block prints according to its comments, line by line. */
  readonly output: readonly string[];
}

/** Every fenced block of JavaScript or TypeScript. The comment after `console.log(…)` is its output. */
export function readExamples(): Example[] {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  return [...readme.matchAll(/^```(js|ts)\n(.*?)^```$/gms)].map(([, language, code = '']) => ({
    language: language === 'ts' ? 'ts' : 'js',
    code,
    output: [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map((match) => match[1] ?? ''),
  }));
}
