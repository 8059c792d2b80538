import { expect, expectAccessible, test } from './fixtures';

const LANGUAGES = [
  { language: 'python', tab: 'Python', search: 'zipf', finds: 'zipfile' },
  { language: 'javascript', tab: 'JavaScript', search: 'crypt', finds: 'crypto' },
] as const;

test.describe('runtimes', () => {
  for (const { language, tab, search, finds } of LANGUAGES) {
    test(`${tab}: the code contract as the runtime reports it`, async ({ page, api }) => {
      const runtime = (await api.runtimes()).find((candidate) => candidate.language === language);
      await page.goto('/runtimes');
      await page.getByRole('tab', { name: tab }).click();
      const panel = page.getByRole('tabpanel', { name: tab });
      await expect(panel).toContainText(runtime?.runtime ?? '');
      await expect(panel.getByRole('region', { name: 'Signature' }).last()).toContainText(
        runtime?.entrypoint_signature ?? '',
      );
      const template = panel.getByRole('region', { name: 'Starter template' }).last();
      await expect(template.getByRole('code')).toHaveText(runtime?.starter_template ?? '');

      await panel.getByRole('searchbox', { name: 'Search built-in modules' }).fill(search);
      await expect(panel.getByRole('list', { name: 'Built-in modules' })).toContainText(finds);
      await panel.getByRole('searchbox', { name: 'Search built-in modules' }).fill('no such module');
      await expect(panel.getByText('No built-in module matches “no such module”.')).toBeVisible();
      await expectAccessible(page);
    });
  }

  test('a template can be copied', async ({ page, api }) => {
    const [runtime] = await api.runtimes();
    await page.goto('/runtimes');
    await page.getByRole('button', { name: 'Copy template' }).first().click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(runtime?.starter_template);
  });
});

test.describe('the sandbox and the packages', () => {
  test('are told of where the API has them', { tag: '@embedded' }, async ({ page }) => {
    await page.goto('/runtimes');
    const sandbox = page.getByRole('region', { name: 'Sandbox' });
    await expect(sandbox).toContainText('Available');
    await expect(sandbox).toContainText('The public internet only');
    await page.getByRole('searchbox', { name: 'Search packages' }).fill('beautifulsoup');
    const packages = page.getByRole('list', { name: 'Packages' });
    await expect(packages.getByRole('listitem')).toHaveCount(1);
    await expect(packages).toContainText('import bs4');
    await page.getByRole('searchbox', { name: 'Search packages' }).fill('no such package');
    await expect(page.getByText('No package matches “no such package”.')).toBeVisible();
    await expectAccessible(page);
  });

  test('are left out where it has not', { tag: '@published' }, async ({ page }) => {
    await page.goto('/runtimes');
    await expect(page.getByRole('heading', { name: 'Built-in modules' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Sandbox' })).toHaveCount(0);
    await expect(page.getByRole('searchbox', { name: 'Search packages' })).toHaveCount(0);
  });
});
