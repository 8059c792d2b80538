import { expect, expectAccessible, test } from '../fixtures';
import { ORDER_TOOL, runLinks, runsGrid, runsOf, runTool } from '../runs';

const RUNS = { method: 'GET', path: /^\/v1\/runs/ };
const HEALTH = { method: 'GET', path: /\/custom-tools\/health/ };
const AWAY = { kind: 'status', status: 503, error: 'The database is away.' } as const;

test.describe('the history', () => {
  test('says why it cannot be read, and comes back by itself', async ({ page, api, line, guards }) => {
    guards.expectComplaint(/status of 503/);
    const tool = await api.createTool({ name: 'read-in-the-end', ...ORDER_TOOL });
    await runTool(api, tool, { order_id: 'L1' });
    line.fail(RUNS, AWAY);
    await page.goto(`/runs?tool_id=${tool.id}`);
    const problem = page.getByRole('alert').filter({ hasText: 'The runs could not be read' });
    await expect(problem).toContainText('The database is away.');
    await expect(problem.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expectAccessible(page);
    line.heal();
    await expect(runsGrid(page)).toContainText('Order L1 is shipped');
  });

  test('that is on screen stays there while it cannot be read again', async ({ page, api, line, guards }) => {
    guards.expectComplaint(/status of 503/);
    const tool = await api.createTool({ name: 'stays-on-screen', ...ORDER_TOOL });
    await runTool(api, tool, { order_id: 'M2' });
    await page.goto(`/runs?tool_id=${tool.id}`);
    await expect(runLinks(page)).toHaveCount(1);
    line.fail(RUNS, AWAY);
    await expect(page.getByText('This list may be out of date')).toBeVisible();
    await expect(runLinks(page)).toHaveCount(1);
    await expectAccessible(page);
    line.heal();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('This list may be out of date')).toBeHidden();
  });

  test('one run says why it cannot be read', async ({ page, api, line, guards }) => {
    guards.expectComplaint(/status of 503/);
    const tool = await api.createTool({ name: 'one-unreadable', ...ORDER_TOOL });
    await runTool(api, tool, { order_id: 'N3' });
    const [run] = await runsOf(api, tool);
    line.fail(RUNS, AWAY);
    await page.goto(`/runs/${run?.id}`);
    await expect(page.getByRole('alert').filter({ hasText: 'The run could not be read' })).toBeVisible();
    await expectAccessible(page);
    line.heal();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('Order N3 is shipped').first()).toBeVisible();
  });
});

test.describe('the health of tools', () => {
  test('is left out when it cannot be read; the list does not wait for it', async ({
    page,
    api,
    line,
    guards,
  }) => {
    guards.expectComplaint(/status of 5\d\d/);
    const tool = await api.createTool({ name: 'health-unknown', ...ORDER_TOOL });
    await runTool(api, tool, { order_id: 'O4' });
    line.fail(HEALTH, { kind: 'status', status: 500, error: 'Broken.' });
    await page.goto('/tools');
    const row = page.getByRole('row').filter({ hasText: 'health-unknown' });
    await expect(row).toBeVisible();
    await expect.poll(() => line.requests().some(({ path }) => path.includes('/health'))).toBe(true);
    await expect(row).not.toContainText('Last run');
    await expect(page.getByRole('region', { name: 'Messages' })).not.toContainText('Broken.');
  });
});
