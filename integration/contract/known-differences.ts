import type { Answer } from './contract-case.ts';
import type { KnownDifference } from './known-difference.ts';

const MALFORMED: Answer = {
  status: 400,
  contentType: 'application/json',
  body: '{"error":"The request body is not valid JSON"}',
};

const FORM_REENCODED: KnownDifference<Answer> = {
  case: 'JSON sent as a form',
  answers: MALFORMED,
  why: 'LocalStack parses a form and encodes it again, so the function receives %7B%22a%22… instead of {"a"…',
  since: 'LocalStack 4.14.0',
  link: 'https://github.com/localstack/rolo/blob/main/rolo/request.py',
};

const BAD_UTF8_REPAIRED: KnownDifference<Answer> = {
  case: 'invalid UTF-8 in a string',
  answers: { status: 200, contentType: 'application/json', body: '{"result":36}' },
  why: 'MiniStack replaces bytes that are not UTF-8 before the function sees them',
  since: 'MiniStack 1.5.33',
  link: 'https://github.com/ministackorg/ministack/blob/main/ministack/services/lambda_svc.py',
};

/** Each target's known differences from AWS. The run fails as soon as a target matches AWS instead. */
export const knownDifferences: Readonly<Record<string, readonly KnownDifference<Answer>[]>> = {
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
