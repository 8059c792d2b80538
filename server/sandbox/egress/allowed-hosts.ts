const normalised = (host: string): string => host.trim().toLowerCase().replace(/\.$/, '');

/**
 * Whether `host` (as `readAuthority` gives it) is on an operator's list. `api.example.com` means that name alone,
 * `*.example.com` every name below `example.com` but not itself. Null: every host.
 */
export const isAllowedHost = (host: string, patterns: readonly string[] | null): boolean =>
  patterns === null ||
  patterns.map(normalised).some((pattern) =>
    // Ends with the dot and what follows it, so that `evil-example.com` does not pass for `*.example.com`.
    pattern.startsWith('*.')
      ? host.length > pattern.length - 1 && host.endsWith(pattern.slice(1))
      : host === pattern,
  );
