/** Makes npm give up at once instead of trying for a minute. */
export const IMPATIENT_NPM = { npm_config_fetch_retries: "0" } as const;

/**
 * The reason to skip a test that installs packages, if what npm printed says that no registry
 * answered. Every other failure is one.
 */
export function whyUnreachable(npmOutput: string): string | undefined {
  const code = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ENOTCACHED)\b/;
  const found = code.exec(npmOutput)?.[1];
  return found === undefined ? undefined : `the npm registry cannot be reached: ${found}`;
}
