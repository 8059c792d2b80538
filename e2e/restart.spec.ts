import { rm } from 'node:fs/promises';
import { createApi, workspacesOf } from './api';
import { expect, SIGNED_OUT, test } from './fixtures';
import { startProgram } from './stack/program';
import { newToken, startProduct, temporaryFolder } from './stack/start';

/** Starts and stops the product itself, on ports and a data folder of its own. */
test.describe('starting again', { tag: '@embedded' }, () => {
  test.use({ storageState: SIGNED_OUT });

  test('everything is still there, and the operator still signed in', async ({ browser, stack }) => {
    const ports = { web: stack.ports.spareWeb, api: stack.ports.spareApi };
    const dataDir = temporaryFolder();
    const target = { apiUrl: `http://127.0.0.1:${ports.api}`, token: newToken() };
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${ports.web}` });
    const first = await startProduct(dataDir, ports, target.token);
    let running = first.program;
    try {
      const page = await context.newPage();
      await page.goto(first.signInLink);
      await expect(page).toHaveURL('/tools');
      const [workspace] = await workspacesOf(target);
      const api = createApi(target, workspace?.id ?? '');
      const tool = await api.createTool({ name: 'outlives-a-restart', description: 'Still here.' });
      await running.stop();

      const second = await startProduct(dataDir, ports, target.token);
      running = second.program;
      expect(second.signInLink).not.toBe(first.signInLink);
      await page.goto('/tools');
      await expect(page.getByRole('link', { name: 'outlives-a-restart' })).toBeVisible();
      expect(await api.getTool(tool.id)).toEqual(tool);
    } finally {
      await running.stop();
      await context.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  });

  test('a second start on the same data says so and harms nothing', async ({ stack }) => {
    const { spareWeb: web, spareApi: api } = stack.ports;
    const settings = { TOOLROOM_DATA_DIR: stack.dataDir, PORT: String(web), API_PORT: String(api) };
    const second = startProgram('dist/launch.mjs', settings);
    expect(await second.ended).not.toBe(0);
    expect(second.output()).toContain('already runs');
    expect((await fetch(`${stack.apiUrl}/health`)).status).toBe(200);
  });
});
