import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import { type Api, createApi, workspacesOf } from './api';
import type { FaultyProxy } from './faulty-proxy';
import { type Guards, guard } from './guards';
import { type Stack, type StackOptions, startStack } from './stack/start';

export { expectAccessible } from './accessible';
export { expect };

const STACK_START_MS = 120_000;

type StorageState = NonNullable<BrowserContextOptions['storageState']>;
export const SIGNED_OUT = { cookies: [], origins: [] } satisfies StorageState;

type WorkerFixtures = StackOptions & { stack: Stack; operator: StorageState };
type TestFixtures = {
  /** The workspace the operator sees first. What a test leaves in it is removed after. */
  api: Api;
  /** Fails the test on anything the browser complains about. */
  guards: Guards;
  /** Another browser, signed out, with the same ears. */
  visit: () => Promise<Page>;
  /** The line between dashboard and API; only the `faulty` project has one. */
  line: FaultyProxy;
};

/** Signs in as an operator does, with a token in the form. */
export const signIn = async (page: Page, token: string) => {
  await page.goto('/sign-in');
  await page.getByLabel('Conduit token').fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Tools/ })).toBeVisible();
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  kind: ['embedded', { option: true, scope: 'worker' }],

  stack: [
    async ({ kind }, use, { parallelIndex }) => {
      const stack = await startStack(kind, parallelIndex);
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker', timeout: STACK_START_MS },
  ],

  operator: [
    async ({ browser, stack }, use) => {
      const page = await browser.newPage({ baseURL: stack.webUrl, storageState: SIGNED_OUT });
      await signIn(page, stack.token);
      const state = await page.context().storageState();
      await page.close();
      await use(state);
    },
    { scope: 'worker' },
  ],

  baseURL: ({ stack }, use) => use(stack.webUrl),
  storageState: ({ operator }, use) => use(operator),

  api: async ({ stack }, use) => {
    const [workspace] = await workspacesOf(stack);
    if (!workspace) {
      throw new Error('The API has no workspace');
    }
    const api = createApi(stack, workspace.id);
    await use(api);
    await api.deleteAllTools();
  },

  guards: [
    async ({ context, stack }, use) => {
      const guards = await guard(context, stack.webUrl);
      await use(guards);
      expect(guards.complaints(), 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],

  visit: async ({ browser, stack }, use) => {
    const visits: Array<{ context: BrowserContext; guards: Guards }> = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL: stack.webUrl, storageState: SIGNED_OUT });
      visits.push({ context, guards: await guard(context, stack.webUrl) });
      return context.newPage();
    });
    for (const { context, guards } of visits) {
      await context.close();
      expect(guards.complaints(), 'what another browser complained about').toEqual([]);
    }
  },

  line: async ({ stack }, use) => {
    if (!stack.proxy) {
      throw new Error(`Project ${stack.kind} has no faulty line`);
    }
    stack.proxy.reset();
    await use(stack.proxy);
    stack.proxy.reset();
  },
});
