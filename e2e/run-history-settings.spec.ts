import { expect, expectAccessible, signIn, test } from './fixtures';
import { ORDER_TOOL, runsGrid, runTool } from './runs';

test.describe('for how long', { tag: '@embedded' }, () => {
  const retention = (api: { workspaceId: string }) => `/v1/workspaces/${api.workspaceId}/run-settings`;

  test('runs are kept is set for the workspace; fewer days are asked twice', async ({ page, api }) => {
    await page.goto('/settings');
    const days = page.getByRole('textbox', { name: 'Days to keep runs' });
    await expect(days).toHaveValue('30');
    await days.fill('400');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(days).toHaveAccessibleDescription(/from 1 to 365, not “400”/);
    await expectAccessible(page);
    await days.fill('90');
    await days.press('Enter');
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Runs are kept for 90 days');
    await days.fill('30');
    await days.press('Enter');
    const asked = page.getByRole('alertdialog', { name: 'Keep runs for 30 days only?' });
    await expect(asked.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await expectAccessible(page);
    await asked.getByRole('button', { name: 'Delete older runs' }).click();
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Runs are kept for 30 days');
    expect((await api.call('GET', retention(api))).json).toEqual({ data: { retention_days: 30 } });
  });

  test('a token that may only read sees it and why it cannot change it', async ({ api, visit }) => {
    const { secret } = await api.createToken('reader of runs', 'read');
    const tool = await api.createTool({ name: 'read-only-runs', ...ORDER_TOOL });
    await runTool(api, tool, { order_id: 'K1' });
    const page = await visit();
    await signIn(page, secret);
    await page.goto('/settings');
    const days = page.getByRole('textbox', { name: 'Days to keep runs' });
    await expect(days).toBeDisabled();
    await expect(days).toHaveAccessibleDescription(/Your token may only read/);
    await page.goto(`/runs?tool_id=${tool.id}`);
    await expect(runsGrid(page)).toContainText('Order K1 is shipped');
  });
});
