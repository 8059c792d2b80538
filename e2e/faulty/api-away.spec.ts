import { expect, expectAccessible, test } from '../fixtures';

const LIST = /^\/v1\/custom-tools\?/;

/** How an API can fail the first read of a page, and a part of the sentence that then stands on it. */
const AWAY = [
  {
    what: 'a failure',
    fault: { kind: 'status', status: 500, error: 'The disk is full.' },
    says: 'The disk is full.',
  },
  {
    what: 'no access',
    fault: { kind: 'status', status: 403, error: 'Not your workspace.' },
    says: 'Not your workspace.',
  },
  { what: 'HTML', fault: { kind: 'html', status: 200 }, says: 'Is it a Conduit API?' },
  { what: 'HTML and a failure', fault: { kind: 'html', status: 502 }, says: 'failed with status 502' },
  { what: 'a cut connection', fault: { kind: 'cut' }, says: 'was lost before it answered' },
  {
    what: 'too many requests',
    fault: { kind: 'status', status: 429, headers: { 'retry-after': '30' } },
    says: 'answers 429',
  },
] as const;

test.describe('the API fails the list', () => {
  for (const { what, fault, says } of AWAY) {
    test(`${what} is said in a sentence, and the page recovers`, async ({ page, line, api, guards }) => {
      guards.expectComplaint(/Failed to load resource/);
      await api.createTool({ name: 'there-all-along' });
      line.fail({ path: LIST }, fault);
      await page.goto('/tools');
      const alert = page.getByRole('alert').filter({ hasText: says });
      await expect(alert).toBeVisible();
      await expect(page.getByText(/nginx|<h1>|at Object/)).toHaveCount(0);
      await expectAccessible(page);
      line.heal();
      if (fault.kind === 'status' && fault.status === 429) {
        await expect(alert.getByRole('button', { name: /Try again in \d+ s/ })).toBeDisabled();
        return;
      }
      await alert.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByRole('link', { name: 'there-all-along' })).toBeVisible();
    });
  }

  test('a token that is no longer accepted leads to the sign-in, which says why', async ({ page, line }) => {
    await page.goto('/settings');
    line.fail({}, { kind: 'status', status: 401, error: 'Unknown token.' });
    await page.goto('/tools');
    await expect(page.getByText('Your token is no longer accepted')).toBeVisible();
    await expect(page.getByLabel('Conduit token')).toBeVisible();
    await expectAccessible(page);
  });

  test('a short wait that the API asks for is waited out unseen', async ({ page, line, api }) => {
    await api.createTool({ name: 'after-a-second' });
    line.fail({ path: LIST, times: 1 }, { kind: 'status', status: 429, headers: { 'retry-after': '1' } });
    await page.goto('/tools');
    await expect(page.getByRole('link', { name: 'after-a-second' })).toBeVisible();
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  });
});

test.describe('the API fails everything', () => {
  test('the dashboard waits and comes back by itself', async ({ visit, stack, line }) => {
    const page = await visit();
    await page.goto('/sign-in');
    await page.getByLabel('Conduit token').fill(stack.token);
    line.fail({}, { kind: 'cut' });
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'was lost before it answered' })).toBeVisible();
    await expect(page.getByLabel('Conduit token')).toHaveValue(stack.token);
    line.heal();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL('/tools');
  });

  for (const { path, title } of [
    { path: '/runtimes', title: 'The runtimes could not be read' },
    { path: '/tools/new', title: 'The runtimes could not be read' },
  ]) {
    test(`${path} says what could not be read, and tries again`, async ({ page, line, guards }) => {
      guards.expectComplaint(/Failed to load resource/);
      line.fail({ path: /runtimes/ }, { kind: 'html', status: 502 });
      await page.goto(path);
      const alert = page.getByRole('alert').filter({ hasText: title });
      await expect(alert).toBeVisible();
      await expectAccessible(page);
      line.heal();
      await alert.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByText('def main(**params)').first()).toBeAttached();
    });
  }

  test('a tool that cannot be read says so, and comes when it can', async ({ page, line, api, guards }) => {
    guards.expectComplaint(/Failed to load resource/);
    const tool = await api.createTool({ name: 'not-readable-now' });
    line.fail({ path: new RegExp(tool.id) }, { kind: 'cut' });
    await page.goto(`/tools/${tool.id}`);
    const alert = page.getByRole('alert').filter({ hasText: 'The tool could not be read' });
    await expect(alert).toBeVisible();
    await expectAccessible(page);
    line.heal();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'not-readable-now' })).toBeAttached();
  });

  test('a token that cannot be made is said, and the form is kept', async ({ page, line }) => {
    await page.goto('/settings');
    await page.getByRole('button', { name: 'New token' }).click();
    const form = page.getByRole('dialog', { name: 'New token' });
    await form.getByRole('textbox', { name: 'Name' }).fill('for later');
    line.fail({ method: 'POST' }, { kind: 'html', status: 500 });
    await form.getByRole('button', { name: 'Create token' }).click();
    await expect(form.getByRole('alert')).toContainText('The token was not created');
    await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('for later');
    await expectAccessible(page);
  });

  test('a workspace that cannot be made is said where it was named', async ({ page, line, api }) => {
    await page.goto('/settings');
    await page.getByRole('button', { name: /^Workspace: / }).click();
    await page.getByRole('menuitem', { name: 'New workspace…' }).click();
    const form = page.getByRole('dialog', { name: 'New workspace' });
    await form.getByRole('textbox', { name: 'Name' }).fill('never made');
    line.fail({ method: 'POST' }, { kind: 'status', status: 403, error: 'Not with this token.' });
    await page.keyboard.press('Enter');
    await expect(form.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(
      /Not with this token/,
    );
    expect((await api.workspaces()).some(({ name }) => name === 'never made')).toBe(false);
  });
});
