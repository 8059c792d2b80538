import type { Route } from '@playwright/test';
import { JAVASCRIPT_CODE } from './api';
import { expect, expectAccessible, test } from './fixtures';
import { focusSearch, pressUntil } from './keyboard';
import { grid, names, rowOf, search, title } from './tools-list';

test.describe('the list', () => {
  test('is there before any script runs', async ({ browser, stack, operator, api }) => {
    await api.createTool({ name: 'drawn-by-the-server', description: 'Seen without scripts.' });
    const context = await browser.newContext({
      baseURL: stack.webUrl,
      storageState: operator,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto('/tools');
    const row = rowOf(page, 'drawn-by-the-server');
    await expect(row).toBeVisible();
    for (const word of ['Seen without scripts.', 'Python', 'v1', 'Validated']) {
      await expect(row).toContainText(word);
    }
    await context.close();
  });

  test('tells of each tool what matters', async ({ page, api }) => {
    await api.createTool({
      name: 'knows-the-weather',
      description: 'Tells the weather.',
      language: 'javascript',
      parameters: {
        city: { type: 'string', required: true, description: 'Where.' },
        days: { type: 'number', required: false, description: 'How many.' },
      },
    });
    const unfit = await api.createTool({
      name: 'imports-what-is-not-there',
      code: 'import not_a_module_of_this_world\n\ndef main(**params):\n    return {"message": "x"}\n',
    });
    expect(unfit.validated).toBe(false);
    await page.goto('/tools');
    await expect(title(page, '2')).toBeVisible();
    const row = rowOf(page, 'knows-the-weather');
    for (const word of ['Tells the weather.', 'JavaScript', '2 parameters', 'Validated']) {
      await expect(row).toContainText(word);
    }
    await expect(rowOf(page, unfit.name).getByText('Not validated')).toBeVisible();
    await expectAccessible(page);
    await row.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1, name: 'knows-the-weather' })).toBeAttached();
    await page.goBack();
    await expect(row).toBeVisible();
  });

  test('of an empty workspace offers examples to start from', async ({ page }) => {
    await page.goto('/tools');
    await expect(page.getByRole('heading', { name: 'No tools yet' })).toBeVisible();
    const examples = page.getByRole('list', { name: 'Examples' }).getByRole('link');
    expect(await examples.count()).toBeGreaterThan(1);
    await expectAccessible(page);
    const name = (await examples.first().textContent()) ?? '';
    await examples.first().click();
    await expect(page.getByRole('textbox', { name: 'Name' }).first()).toHaveValue(name);
  });

  test('a switch turns at once, before the API has answered', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'turned-on-at-once' });
    await page.goto('/tools');
    const held: Route[] = [];
    await page.route('**/tools', (route) =>
      route.request().method() === 'POST' ? held.push(route) : route.continue(),
    );
    const enable = page.getByRole('switch', { name: 'Enable globally: turned-on-at-once' });
    await enable.click();
    await expect(enable).toHaveAttribute('aria-checked', 'true');
    expect((await api.getTool(tool.id)).enable_globally).toBe(false);
    await held[0]?.continue();
    await expect(page.getByRole('status').filter({ hasText: 'is on for every agent' })).toBeAttached();
    expect((await api.getTool(tool.id)).enable_globally).toBe(true);
    await page.reload();
    await expect(enable).toHaveAttribute('aria-checked', 'true');
  });
});

test.describe('finding', () => {
  test.beforeEach(async ({ api }) => {
    await api.createTool({ name: 'alpha-by-name', description: 'First.' });
    await api.createTool({ name: 'beta', description: 'Mentions a Peculiarity.', enable_globally: true });
    await api.createTool({
      name: 'gamma',
      description: 'Third.',
      language: 'javascript',
      code: JAVASCRIPT_CODE.replace('hello', 'a needle in code'),
    });
  });

  test('looks in names, descriptions and code, and lives in the address', async ({ page, stack }) => {
    await page.goto('/tools');
    await focusSearch(page);
    for (const [text, found] of [
      ['ALPHA-BY', 'alpha-by-name'],
      ['peculiar', 'beta'],
      ['needle in', 'gamma'],
    ] as const) {
      await search(page).fill(text);
      await expect(grid(page).getByRole('link')).toHaveText([found]);
      await expect(page).toHaveURL(`/tools?query=${text.replace(' ', '+')}`);
    }
    if (stack.kind === 'published') {
      await expect(page.getByText('Searched all 3 tools: 1 found')).toBeVisible();
    } else {
      await expect(title(page, '1')).toBeVisible();
    }
    await page.reload();
    await expect(search(page)).toHaveValue('needle in');
    await expect(grid(page).getByRole('link')).toHaveText(['gamma']);

    await grid(page).getByRole('link', { name: 'gamma' }).click();
    await expect(page).toHaveURL(/\/tools\/\w+$/);
    await page.goBack();
    await expect(page).toHaveURL('/tools?query=needle+in');
    await expect(search(page)).toHaveValue('needle in');
    await page.goForward();
    await expect(page).toHaveURL(/\/tools\/\w+$/);
    await page.goBack();
    await search(page).press('Escape');
    await expect(search(page)).toHaveValue('');
    await expect(page).toHaveURL('/tools');
    await expect(grid(page).getByRole('link')).toHaveCount(3);
  });

  test('narrows by language, validation and global use, together', async ({ page }) => {
    await page.goto('/tools');
    await page.getByLabel('Language').selectOption('Python');
    await expect(grid(page).getByRole('link')).toHaveCount(2);
    await page.getByLabel('Enabled globally').selectOption('Not globally');
    await expect(grid(page).getByRole('link')).toHaveText(['alpha-by-name']);
    await expect(page).toHaveURL('/tools?language=python&enable_globally=false');
    await page.getByLabel('Validation').selectOption('Not validated');
    await expect(page.getByRole('heading', { name: 'No tool matches' })).toBeVisible();
    await expect(
      page.getByText('There are no Python tools that are not validated and are not enabled globally'),
    ).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
    await expect(grid(page).getByRole('link')).toHaveCount(3);
    await expect(page).toHaveURL('/tools');
  });

  test('sorts', { tag: '@embedded' }, async ({ page }) => {
    await page.goto('/tools?sort=name');
    await expect(grid(page).getByRole('link')).toHaveText(['alpha-by-name', 'beta', 'gamma']);
    await page.getByLabel('Sort').selectOption('Name Z to A');
    await expect(grid(page).getByRole('link')).toHaveText(['gamma', 'beta', 'alpha-by-name']);
    await page.getByLabel('Sort').selectOption('Oldest first');
    await expect(page).toHaveURL('/tools?sort=created_at');
    await expect(grid(page).getByRole('link')).toHaveText(['alpha-by-name', 'beta', 'gamma']);
  });

  test('offers no sorting where the API cannot sort', { tag: '@published' }, async ({ page }) => {
    await page.goto('/tools');
    await expect(page.getByLabel('Language')).toBeVisible();
    await expect(page.getByLabel('Sort')).toHaveCount(0);
  });

  test('what an address says that means nothing is left out', async ({ page }) => {
    await page.goto('/tools?language=cobol&validated=maybe&sort=shoe-size&query=beta');
    await expect(grid(page).getByRole('link')).toHaveText(['beta']);
  });
});

test.describe('by keyboard', () => {
  test('one goes down the list, ticks, opens and comes back to the same place', async ({ page, api }) => {
    for (const name of ['key-a', 'key-b', 'key-c']) {
      await api.createTool({ name });
    }
    await page.goto('/tools');
    await expect(grid(page).getByRole('link')).toHaveCount(3);
    const shown = await names(page);
    const link = (index: number) => grid(page).getByRole('link', { name: shown[index] ?? '', exact: true });
    await focusSearch(page);
    await page.keyboard.press('ArrowDown');
    await expect(link(0)).toBeFocused();
    await page.keyboard.press('j');
    await expect(link(1)).toBeFocused();
    await page.keyboard.press('x');
    await expect(page.getByRole('checkbox', { name: `Select ${shown[1]}` })).toBeChecked();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByRole('region', { name: 'Selected tools' })).toContainText('2 selected');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('region', { name: 'Selected tools' })).toBeHidden();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('switch', { name: `Enable globally: ${shown[2]}` })).toBeFocused();
    await page.keyboard.press('Space');
    await expect(page.getByRole('switch', { name: `Enable globally: ${shown[2]}` })).toBeChecked();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: shown[2] ?? '' })).toBeAttached();
    await page.goBack();
    await pressUntil(page, 'ArrowDown', () => expect(link(2)).toBeFocused({ timeout: 1_000 }));
  });
});
