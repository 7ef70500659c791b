/** A stage of an API. An HTTP API's `$default` is served at the root, any other under its name. */
export interface Stage {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The account of every local API and function. */
export const LOCAL_ACCOUNT_ID = '000000000000';
