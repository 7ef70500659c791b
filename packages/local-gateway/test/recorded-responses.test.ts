import { describe, expect, it } from 'vitest';
import { startLocalGateway } from '../src/index.ts';
import { exchange } from './exchange.ts';
import recordings from './recordings/http-api-payload-2.0.json' with { type: 'json' };

const reproduced = [
  'SimpleJsonResponse',
  'SetsCorrectStatusCode',
  'HandlesZeroStatusCode',
  'SetsHeaders',
  'SetsBodyNonBase64',
  'DefaultsToTextPlainContentType',
  'DoesNotOverrideExplicitValues',
  'HttpAPIHeaders',
  'ToApiGatewayHttpApiV2ProxyResponse_StatusCodeAsFloat_ReturnsInternalServerError',
  'inference boolean',
  'inference string_unescaped',
  'inference string_spaces',
  'inference empty_string',
];

const notReproducible = {
  'inference Valid_JSON_Object': "JSON.stringify writes no blanks, so the runtime's text differs",
  'inference JSON_Array': "JSON.stringify writes no blanks, so the runtime's text differs",
  'inference string': 'the text is no JSON, and the runtime sends nothing else',
};

describe('recorded responses', () => {
  it('are all either reproduced or listed with a reason', () => {
    const recorded = recordings.responses.map(({ name }) => name);

    expect([...reproduced, ...Object.keys(notReproducible)].sort()).toEqual(recorded.sort());
  });

  it.each(reproduced)('%s', async (name) => {
    const { functionReturned, clientGot } = findRecording(name);
    await using gateway = await startLocalGateway(() => JSON.parse(functionReturned));

    const { statusCode, headers, body } = await exchange(gateway.port);

    // The recordings leave these two out.
    const { date, 'apigw-requestid': requestId, ...compared } = headers;
    expect([date, requestId]).not.toContain(undefined);
    expect({ statusCode, headers: compared, body }).toEqual(clientGot);
  });

  it.each(Object.entries(notReproducible))('%s cannot come from Node: %s', (name) => {
    expect(throughNode(findRecording(name).functionReturned)).not.toBe(
      findRecording(name).functionReturned,
    );
  });
});

function findRecording(name: string) {
  const recording = recordings.responses.find((candidate) => candidate.name === name);
  if (recording === undefined) throw new Error(`Expected a recording "${name}", got none`);
  return recording;
}

/** The text of the value when a Node function returns it; undefined when it is the text of none. */
function throughNode(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return undefined;
  }
}
