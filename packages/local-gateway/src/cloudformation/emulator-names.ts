/** Finds the names that resources of a deployed stack have. */
export type FindPhysicalIds = (
  stackName: string,
  region: string,
) => Promise<ReadonlyMap<string, string>>;

/** Without an emulator no stack is deployed. */
export const noPhysicalIds: FindPhysicalIds = async () => new Map();

const TIMEOUT_MS = 10_000;

/**
 * Asks the CloudFormation of an emulator for the names of a stack's resources, by ListStackResources of
 * its query API. Empty for a stack that is not deployed there. Rejects with one sentence when the
 * endpoint does not answer.
 */
export function createEmulatorNames(endpoint: string): FindPhysicalIds {
  return async (stackName, region) => {
    const names = new Map<string, string>();
    let nextToken: string | undefined;
    do {
      const xml = await listStackResources(endpoint, region, stackName, nextToken);
      for (const [, member = ''] of xml.matchAll(/<member>([\s\S]*?)<\/member>/g)) {
        const logicalId = readElement(member, 'LogicalResourceId');
        const physicalId = readElement(member, 'PhysicalResourceId');
        if (logicalId !== undefined && physicalId !== undefined) names.set(logicalId, physicalId);
      }
      nextToken = readElement(xml, 'NextToken');
    } while (nextToken !== undefined);
    return names;
  };
}

async function listStackResources(
  endpoint: string,
  region: string,
  stackName: string,
  nextToken: string | undefined,
): Promise<string> {
  const body = new URLSearchParams({
    Action: 'ListStackResources',
    Version: '2010-05-15',
    StackName: stackName,
    ...(nextToken === undefined ? {} : { NextToken: nextToken }),
  });
  let response: Response;
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      // Emulators route by the scope of the credential and check no signature.
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=test/20200101/${region}/cloudformation/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new Error(
      `Expected an emulator's CloudFormation at ${endpoint} within ${TIMEOUT_MS} ms, got ${String(cause)}.`,
      { cause },
    );
  }
  // A stack that does not exist is a 400.
  return response.ok ? await response.text() : '';
}

function readElement(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1];
  return text === undefined ? undefined : unescapeXml(text);
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
