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
    test(`${what} is said in a sentence, and the page recovers`, async ({ page, line, api }) => {
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

  test('a short wait that the API asks for is waited out unseen', async ({ page, line, api }) => {
    await api.createTool({ name: 'after-a-second' });
    line.fail({ path: LIST, times: 1 }, { kind: 'status', status: 429, headers: { 'retry-after': '1' } });
    await page.goto('/tools');
    await expect(page.getByRole('link', { name: 'after-a-second' })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
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

  test('a token that is revoked meanwhile leads to the sign-in, at the same address', async ({
    visit,
    api,
  }) => {
    const { id, secret } = await api.createToken('revoked soon', 'write');
    const page = await visit();
    await page.goto('/sign-in');
    await page.getByLabel('Conduit token').fill(secret);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL('/tools');
    await api.deleteToken(id);
    await page.goto('/runtimes');
    await expect(
      page.getByRole('heading', { name: 'Sign in to Toolroom' }).or(page.getByRole('alert')),
    ).toBeVisible();
  });
});
