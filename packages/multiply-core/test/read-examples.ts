import { readFileSync } from 'node:fs';

/** A fenced block of the README. */
export interface Example {
  readonly language: 'js' | 'ts';
  readonly code: string;
  /** What the block prints according to its comments, line by line. */
  readonly output: readonly string[];
}

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The commands that pack and install the library. */
export function readInstallation(): string[] {
  return /^```sh\n(.*?)\n```$/ms.exec(readme)?.[1]?.split('\n') ?? [];
}

/** Every fenced block of JavaScript or TypeScript. The comment after `console.log(…)` is its output. */
export function readExamples(): Example[] {
  return [...readme.matchAll(/^```(js|ts)\n(.*?)^```$/gms)].map(([, language, code = '']) => ({
    language: language === 'ts' ? 'ts' : 'js',
    code,
    output: [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map((match) => match[1] ?? ''),
  }));
}
