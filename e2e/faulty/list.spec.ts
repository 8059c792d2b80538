import type { Page } from '@playwright/test';
import type { Fault } from '../faulty-proxy';
import { expect, expectAccessible, test } from '../fixtures';

const PATCH = { method: 'PATCH' };
const messages = (page: Page) => page.getByRole('region', { name: 'Messages' });

test.describe('the global switch', () => {
  for (const { what, fault, says } of [
    {
      what: 'a refusal',
      fault: { kind: 'status', status: 403, error: 'Only reading.' },
      says: 'Only reading.',
    },
    { what: 'a failure', fault: { kind: 'status', status: 500, error: 'Disk full.' }, says: 'Disk full.' },
    { what: 'a cut connection', fault: { kind: 'cut' }, says: 'was lost before it answered' },
    { what: 'too many requests', fault: { kind: 'status', status: 429, error: 'Slower.' }, says: 'Slower.' },
  ] satisfies Array<{ what: string; fault: Fault; says: string }>) {
    test(`turns back after ${what} and says why`, async ({ page, api, line }) => {
      const tool = await api.createTool({ name: 'turns-back' });
      await page.goto('/tools');
      line.fail(PATCH, fault);
      const enable = page.getByRole('switch', { name: 'Enable globally: turns-back' });
      await enable.click();
      await expect(messages(page)).toContainText('turns-back was not enabled globally');
      await expect(messages(page)).toContainText(says);
      await expect(enable).not.toBeChecked();
      await expectAccessible(page);
      expect((await api.getTool(tool.id)).enable_globally).toBe(false);
      line.heal();
      await messages(page).getByRole('button', { name: 'Try again' }).click();
      await expect(enable).toBeChecked();
      await expect.poll(async () => (await api.getTool(tool.id)).enable_globally).toBe(true);
      expect(line.writesThatReached()).toHaveLength(1);
    });
  }

  test('stays where it was turned to when only the answer was lost', async ({ page, api, line }) => {
    const tool = await api.createTool({ name: 'turned-unseen' });
    await page.goto('/tools');
    line.fail(PATCH, { kind: 'cut', reached: true });
    const enable = page.getByRole('switch', { name: 'Enable globally: turned-unseen' });
    await enable.click();
    await expect(page.getByRole('status').filter({ hasText: 'is on for every agent' })).toBeAttached();
    await expect(enable).toBeChecked();
    expect((await api.getTool(tool.id)).enable_globally).toBe(true);
    expect(line.writesThatReached()).toHaveLength(1);
  });
});

test.describe('many at once', () => {
  const NAMES = Array.from({ length: 12 }, (_, index) => `bulk-${index}`);

  test.beforeEach(async ({ api, page }) => {
    for (const name of NAMES) {
      await api.createTool({ name });
    }
    await page.goto('/tools');
    await page.getByRole('checkbox', { name: 'Select all loaded tools' }).check();
  });

  test('wait out a rate limit and write to each tool once', async ({ page, api, line }) => {
    line.fail({ ...PATCH, times: 3 }, { kind: 'status', status: 429, headers: { 'retry-after': '2' } });
    await page.getByRole('button', { name: 'Enable globally', exact: true }).click();
    await expect(page.getByText(/rate limit is reached; going on in \d seconds?/)).toBeVisible();
    await expect(messages(page)).toContainText('12 tools enabled');
    expect((await api.listTools()).every((tool) => tool.enable_globally)).toBe(true);
    expect(line.writesThatReached()).toHaveLength(NAMES.length);
  });

  test('look up what may have happened, and say which failed', async ({ page, api, line }) => {
    line.fail({ ...PATCH, times: 2 }, { kind: 'cut', reached: true });
    line.fail({ ...PATCH, times: 1 }, { kind: 'status', status: 403, error: 'Not this one.' });
    await page.getByRole('button', { name: 'Enable globally', exact: true }).click();
    const dock = page.getByRole('region', { name: 'Bulk actions' });
    await expect(dock).toContainText('11 tools enabled, 1 failed');
    await expect(dock.getByRole('list', { name: 'Failed tools' })).toContainText('Not this one.');
    await expectAccessible(page);
    expect((await api.listTools()).filter((tool) => tool.enable_globally)).toHaveLength(11);
    await dock.getByRole('button', { name: 'Retry failed' }).click();
    await expect.poll(async () => (await api.listTools()).every((tool) => tool.enable_globally)).toBe(true);
    expect(line.writesThatReached()).toHaveLength(NAMES.length);
  });

  test('stop when nothing goes any more, and go on when it does', async ({ page, api, line }) => {
    line.fail(PATCH, { kind: 'status', status: 401, error: 'Token revoked.' });
    await page.getByRole('button', { name: 'Disable globally', exact: true }).click();
    const dock = page.getByRole('region', { name: 'Bulk actions' });
    await expect(dock).toContainText('It stopped: Token revoked.');
    line.heal();
    await dock.getByRole('button', { name: /Retry failed|Go on/ }).click();
    await expect(messages(page)).toContainText('12 tools disabled');
    expect(line.writesThatReached()).toHaveLength(NAMES.length);
    expect(await api.listTools()).toHaveLength(NAMES.length);
  });
});

test('the end of the list says why there is no more, and goes on', async ({ page, api, line, guards }) => {
  guards.expectComplaint(/Failed to load resource/);
  await api.seedTools(130, (index) => ({ name: `tool-${index}` }));
  line.fail({ path: /cursor=/ }, { kind: 'status', status: 500, error: 'Disk full.' });
  await page.goto('/tools');
  await page.getByRole('grid', { name: 'Tools' }).hover();
  const alert = page.getByRole('alert').filter({ hasText: 'More tools could not be loaded' });
  await expect(async () => {
    await page.mouse.wheel(0, 20_000);
    await expect(alert).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(alert).toContainText('Disk full.');
  await expectAccessible(page);
  line.heal();
  await alert.getByRole('button', { name: 'Try again now' }).click();
  await expect(async () => {
    await page.mouse.wheel(0, 20_000);
    await expect(page.getByText('130 tools', { exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();
});
