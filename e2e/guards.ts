import type { BrowserContext, ConsoleMessage, Request } from '@playwright/test';

export type Guards = {
  /** A complaint that this test provokes on purpose. */
  expectComplaint: (pattern: RegExp) => void;
  complaints: () => string[];
};

const LOUD = new Set(['error', 'warning', 'assert']);
const OWN_SCHEMES = new Set(['data:', 'blob:', 'about:']);
const VIOLATION = 'reportCspViolation';

const watchPolicy = async (context: BrowserContext, complain: (text: string) => void) => {
  await context.exposeBinding(VIOLATION, (_source, text: string) => complain(`CSP violation: ${text}`));
  await context.addInitScript((report) => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell = (window as unknown as Record<string, (text: string) => void>)[report];
      tell?.(`${event.violatedDirective} ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`);
    });
  }, VIOLATION);
};

/**
 * Listens in on every page of a context: console errors and warnings, uncaught errors, violations of the content
 * security policy, and requests to another origin than `origin`.
 */
export const guard = async (context: BrowserContext, origin: string): Promise<Guards> => {
  const heard: string[] = [];
  const expected: RegExp[] = [];
  const complain = (text: string) => heard.push(text);

  await watchPolicy(context, complain);
  context.on('console', (message: ConsoleMessage) => {
    if (LOUD.has(message.type())) {
      complain(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  context.on('weberror', (error) => complain(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request: Request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !OWN_SCHEMES.has(url.protocol)) {
      complain(`request to another origin: ${request.url()}`);
    }
  });
  return {
    expectComplaint: (pattern) => expected.push(pattern),
    complaints: () => heard.filter((text) => !expected.some((pattern) => pattern.test(text))),
  };
};
