// The error names are those of aws-lambda-nodejs-runtime-interface-client (dist/utils/errors.js in
// version 4): they arrive at whoever invoked the function.

/** An error that the runtime, not the function, is the author of. */
export class RuntimeError extends Error {
  constructor(name: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = `Runtime.${name}`;
  }
}

/** The same error under the runtime's name for a module that does not parse; the stack stays. */
export class UserCodeSyntaxError extends RuntimeError {
  constructor(error: SyntaxError) {
    super('UserCodeSyntaxError', String(error), { cause: error });
    this.stack = error.stack ?? '';
  }
}
