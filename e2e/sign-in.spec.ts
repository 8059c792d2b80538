import { expect, expectAccessible, SIGNED_OUT, test } from './fixtures';

test.use({ storageState: SIGNED_OUT });

test.describe('signing in', () => {
  test('says which API the token is for', async ({ page, stack }) => {
    await page.goto('/sign-in');
    const host = stack.kind === 'faulty' ? stack.webUrl : stack.apiUrl;
    await expect(page.getByText(new URL(host).host)).toBeVisible();
    await expectAccessible(page);
  });

  test('a wrong token is an error of the field, and the right one goes on from there', async ({
    page,
    stack,
  }) => {
    await page.goto('/sign-in');
    const token = page.getByLabel('Conduit token');
    await token.fill('capi_this_token_was_never_given_out');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(token).toHaveAccessibleDescription(/does not know this token/);
    await expect(token).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(page);

    await token.fill(stack.token);
    await token.press('Enter');
    await expect(page).toHaveURL('/tools');
    await expect(page.getByRole('heading', { level: 1, name: /^Tools/ })).toBeVisible();
  });

  test('what is no token is refused with what was expected', async ({ page }) => {
    await page.goto('/sign-in');
    const token = page.getByLabel('Conduit token');
    for (const nonsense of ['', 'capi_with a space', 'capi_ümlaut']) {
      await token.fill(nonsense);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(token).toHaveAccessibleDescription(/starts with capi_\. Paste it whole/);
    }
  });

  test('a token is hidden until asked for, and stays out of the address and of scripts', async ({
    page,
    context,
    stack,
  }) => {
    await page.goto('/sign-in');
    const token = page.getByLabel('Conduit token');
    await token.fill(stack.token);
    await expect(token).toHaveAttribute('type', 'password');
    await page.getByRole('button', { name: 'Show token' }).click();
    await expect(token).toHaveAttribute('type', 'text');
    await page.getByRole('button', { name: 'Hide token' }).click();
    await token.press('Enter');
    await expect(page).toHaveURL('/tools');
    const session = (await context.cookies()).find(({ name }) => name === 'toolroom-session');
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    expect(decodeURIComponent(session?.value ?? '')).not.toContain(stack.token);
    expect(await page.content()).not.toContain(stack.token);
  });

  for (const path of ['/', '/tools', '/tools/new', '/tools/kg0000', '/runtimes', '/settings']) {
    test(`${path} leads the signed out to the sign-in`, async ({ page }) => {
      await page.goto(path);
      await expect(page).toHaveURL('/sign-in');
      await expect(page.getByLabel('Conduit token')).toBeVisible();
    });
  }

  test('reads of the dashboard answer the signed out with 401 and a sentence', async ({ request }) => {
    for (const path of ['/api/session', '/api/tools', '/api/tools/kg0000', '/api/runtimes', '/api/tokens']) {
      const response = await request.get(path);
      expect(response.status(), path).toBe(401);
      expect(await response.json()).toEqual({
        problem: { code: 'unauthenticated', message: expect.stringContaining('signed out') },
      });
    }
  });

  test('the one-time link signs in once', { tag: '@embedded' }, async ({ page, visit, stack }) => {
    const link = stack.signInLink ?? '';
    await page.goto(link);
    await expect(page).toHaveURL('/tools');
    expect(page.url()).not.toContain('code');

    const second = await visit();
    await second.goto(link);
    await expect(
      second.getByRole('alert').filter({ hasText: 'This sign-in link did not work' }),
    ).toContainText('has been used');
    await expect(second).toHaveURL('/sign-in');
    await expectAccessible(second);
    await second.getByLabel('Conduit token').fill(stack.token);
    await second.getByRole('button', { name: 'Sign in' }).click();
    await expect(second).toHaveURL('/tools');
  });

  test('a link that is not ours is refused and leaves the form', async ({ page }) => {
    await page.goto('/sign-in?code=never-given-out');
    await expect(page.getByRole('alert').filter({ hasText: 'did not work' })).toBeVisible();
    await expect(page.getByLabel('Conduit token')).toBeVisible();
  });
});

test('signing out ends the session', async ({ page, context, stack }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Conduit token').fill(stack.token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Tools/ })).toBeVisible();
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  expect((await context.cookies()).some(({ name }) => name === 'toolroom-session')).toBe(false);
  await page.goto('/tools');
  await expect(page).toHaveURL('/sign-in');
});
