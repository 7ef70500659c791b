import type {
  Answer,
  Api,
  Case,
  CaseRequest,
  Door,
  Expectation,
  Observed,
  SentTo,
} from '../cases/case.ts';
import { doors } from '../cases/case.ts';
import type { Source } from '../cases/sources.ts';

/** One question to several doors, and what each of them does on AWS. */
export interface Fact {
  /** The last part of the ids. */
  readonly fact: string;
  readonly question: string;
  /** `open` by default. */
  readonly api?: Api;
  readonly request: CaseRequest;
  readonly observe: (answer: Answer, sent: SentTo) => Observed;
  /** A door without an entry is not asked. */
  readonly aws: Readonly<Partial<Record<Door, Expectation>>>;
}

/** The cases of a topic. */
export function topic(name: string, facts: readonly Fact[]): readonly Case[] {
  return facts.flatMap(({ fact, question, api = 'open', request, observe, aws }) =>
    doors.flatMap((door) => {
      const expected = aws[door];
      const id = `${door}/${name}/${fact}`;
      return expected ? [{ id, door, question, api, request, observe, expected }] : [];
    }),
  );
}

export function known(answers: Observed, source: Source): Expectation {
  return { kind: 'known', answers, source };
}

const SEARCHED =
  'the recordings in aws/aws-lambda-dotnet (8314921, 33db274, 1d8f81d), localstack/localstack (8b9a79f) and ' +
  "hotsock/voker (59c7289), AWS's developer guides, and the public issues of emulators and of AWS's own tools";

/** What was searched, in addition to the recordings and documents that every case names. */
export function notSettled(note?: string): Expectation {
  return { kind: 'not settled', searched: note === undefined ? SEARCHED : `${SEARCHED}. ${note}` };
}
