import { call } from './api';
import { expect, expectAccessible, signIn, test } from './fixtures';

test.describe('tokens', { tag: '@embedded' }, () => {
  test('a secret is shown once, works, and stops working when revoked', async ({ page, api, stack }) => {
    await page.goto('/settings');
    await page.getByRole('button', { name: 'New token' }).click();
    const form = page.getByRole('dialog', { name: 'New token' });
    await form.getByRole('button', { name: 'Create token' }).click();
    await expect(form.getByLabel('Name')).toHaveAccessibleDescription(/Say what will use it/);
    await form.getByLabel('Name').fill('nightly export');
    await form.getByRole('radio', { name: 'Read and write' }).check();
    await expectAccessible(page);
    await form.getByRole('button', { name: 'Create token' }).click();

    const shown = page.getByRole('dialog', { name: 'nightly export is ready' });
    const secret = await shown.getByLabel('Token', { exact: true }).inputValue();
    expect(secret).toMatch(/^capi_/);
    await expectAccessible(page);
    await shown.getByRole('button', { name: 'Copy token' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
    await shown.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText(secret)).toBeHidden();

    const target = { apiUrl: stack.webUrl, token: secret };
    expect((await call(target, 'GET', `/v1/custom-tools?workspace_id=${api.workspaceId}`)).status).toBe(200);

    await page.reload();
    const row = page.getByRole('listitem').filter({ hasText: 'nightly export' });
    await expect(row).toContainText('Read and write');
    expect(await page.content()).not.toContain(secret);
    await row.getByRole('button', { name: 'Revoke nightly export' }).click();
    const asked = page.getByRole('alertdialog', { name: 'Revoke nightly export?' });
    await expect(asked.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await expectAccessible(page);
    await asked.getByRole('button', { name: 'Revoke token' }).click();
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Revoked nightly export');
    await expect(page.getByRole('button', { name: 'Revoke nightly export' })).toHaveCount(0);
    expect((await call(target, 'GET', `/v1/custom-tools?workspace_id=${api.workspaceId}`)).status).toBe(401);
  });

  test('can be made for reading, and for some workspaces only', async ({ page, api, stack }) => {
    const other = await api.createWorkspace('Not for the reader');
    const [first] = await api.workspaces();
    await page.goto('/settings');
    await page.getByRole('button', { name: 'New token' }).click();
    const form = page.getByRole('dialog', { name: 'New token' });
    await form.getByLabel('Name').fill('reader of one');
    await form.getByRole('checkbox', { name: 'All that your own token covers' }).uncheck();
    await form.getByRole('button', { name: 'Create token' }).click();
    await expect(form.getByText('Choose at least one workspace.')).toBeVisible();
    await form.getByRole('checkbox', { name: first?.name ?? '', exact: true }).check();
    await form.getByRole('button', { name: 'Create token' }).click();
    const secret = await page.getByRole('dialog').getByLabel('Token', { exact: true }).inputValue();

    const reader = { apiUrl: stack.apiUrl, token: secret };
    const list = (id: string) => call(reader, 'GET', `/v1/custom-tools?workspace_id=${id}`);
    expect((await list(first?.id ?? '')).status).toBe(200);
    expect((await list(other.id)).status).toBe(403);
    expect((await call(reader, 'POST', '/v1/workspaces', { name: 'x' })).status).toBe(403);
  });

  test('revoking the one in use signs out', async ({ visit, api }) => {
    const { secret } = await api.createToken('short-lived', 'write');
    const page = await visit();
    await signIn(page, secret);
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Revoke short-lived' }).click();
    await expect(page.getByText('Revoking it signs you out')).toBeVisible();
    await page.getByRole('button', { name: 'Revoke token' }).click();
    await expect(page.getByLabel('Conduit token')).toBeVisible();
    await page.goto('/settings');
    await expect(page).toHaveURL('/sign-in');
  });
});

test.describe('settings', () => {
  test('appearance is chosen for this browser', async ({ page }) => {
    await page.goto('/settings');
    await page.getByRole('radio', { name: 'Dark' }).check();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.reload();
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
    await page.getByRole('radio', { name: 'System' }).check();
    await expectAccessible(page);
  });

  test('without the extension there are no tokens to see', { tag: '@published' }, async ({ page }) => {
    await page.goto('/settings');
    await expect(page.getByRole('heading', { name: 'Appearance' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Tokens' })).toBeHidden();
  });
});
