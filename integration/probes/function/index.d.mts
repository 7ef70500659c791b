export declare const handler: (event: unknown) => Promise<unknown>;
