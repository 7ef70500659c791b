import type { RestApiIdentity } from '../event/lambda-events.ts';

/**
 * `requestContext.identity` of a caller without credentials, with the fields that AWS sends (recorded
 * by the authors of localstack/localstack with a Python function, which shows them as they came).
 */
export function anonymousIdentity(sourceIp: string, userAgent: string | null): RestApiIdentity {
  const identity = {
    accessKey: null,
    accountId: null,
    caller: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp,
    user: null,
    userAgent,
    userArn: null,
  };
  // The type declares fields that AWS leaves out.
  return identity as RestApiIdentity;
}
