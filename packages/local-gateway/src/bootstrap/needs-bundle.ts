import { extname } from 'node:path';

const BUNDLED_EXTENSIONS = new Set(['.ts', '.mts', '.cts', '.tsx', '.jsx']);

const CODES = new Set([
  // Enums, namespaces, parameter properties.
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_INVALID_TYPESCRIPT_SYNTAX',
  // `./module` or `./module.js` where only module.ts is, or a path of tsconfig.json.
  'ERR_MODULE_NOT_FOUND',
  'MODULE_NOT_FOUND',
  'ERR_UNSUPPORTED_DIR_IMPORT',
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
]);

/**
 * Whether a module failed to load because it is TypeScript beyond what Node strips. esbuild then
 * either makes a module of it or says better than Node what is wrong.
 */
export function needsBundle(modulePath: string, thrown: unknown): boolean {
  if (!BUNDLED_EXTENSIONS.has(extname(modulePath))) return false;
  const error = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  // A type that is imported without `type` is an export that does not exist.
  if (error instanceof SyntaxError) return true;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && CODES.has(code);
}
