import type { Answer } from './contract-case.ts';

/** One case that a target is known to answer differently from AWS. */
export interface Divergence {
  /** The case's name. */
  readonly case: string;
  /** The answer instead. */
  readonly answers: Answer;
  readonly why: string;
  /** The version of the emulator in which this was seen. */
  readonly since: string;
  /** The code that does it, or a thread of its maintainers about it. */
  readonly link: string;
}

const MALFORMED: Answer = {
  status: 400,
  contentType: 'application/json',
  body: '{"error":"The request body is not valid JSON"}',
};

const FORM_REENCODED: Divergence = {
  case: 'JSON sent as a form',
  answers: MALFORMED,
  why: 'LocalStack parses a form and encodes it again, so the function gets %7B%22a%22… instead of {"a"…',
  since: 'LocalStack 4.14.0',
  link: 'https://github.com/localstack/rolo/blob/main/rolo/request.py',
};

const BAD_UTF8_REPAIRED: Divergence = {
  case: 'bad UTF-8 in a string',
  answers: { status: 200, contentType: 'application/json', body: '{"result":36}' },
  why: 'MiniStack replaces bytes that are not UTF-8 before the function sees them',
  since: 'MiniStack 1.5.33',
  link: 'https://github.com/ministackorg/ministack/blob/main/ministack/services/lambda_svc.py',
};

/** Each target's known divergences. The run fails as soon as one no longer happens. */
export const divergences: Readonly<Record<string, readonly Divergence[]>> = {
  'localstack-rest': [FORM_REENCODED],
  'localstack-function-url': [
    FORM_REENCODED,
    {
      case: 'OPTIONS multiplies',
      answers: { status: 204, contentType: 'text/plain; charset=utf-8', body: '' },
      why: 'LocalStack answers every OPTIONS request itself, with or without CORS configured',
      since: 'LocalStack 4.14.0',
      link: 'https://github.com/localstack/localstack/pull/6646',
    },
  ],
  'ministack-http': [
    {
      case: 'OPTIONS multiplies',
      answers: {
        status: 403,
        contentType: 'application/json',
        body: '{"message": "CORS not configured"}',
      },
      why: 'MiniStack treats every OPTIONS request as a preflight and refuses it without CORS',
      since: 'MiniStack 1.5.33',
      link: 'https://github.com/ministackorg/ministack/issues/406',
    },
    BAD_UTF8_REPAIRED,
  ],
  'ministack-function-url': [BAD_UTF8_REPAIRED],
};
