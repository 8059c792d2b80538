import { readFile } from 'node:fs/promises';
import type { Page, Route } from '@playwright/test';
import { JAVASCRIPT_CODE } from './api';
import { expect, expectAccessible, test } from './fixtures';
import { focusSearch, pressUntil } from './keyboard';

const grid = (page: Page) => page.getByRole('grid', { name: 'Tools' });
const rowOf = (page: Page, name: string) =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) });
const names = (page: Page) => grid(page).getByRole('link').allTextContents();
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search tools' });
const title = (page: Page, count: string) =>
  page.getByRole('heading', { level: 1, name: new RegExp(`^Tools ?, ${count}$`) });

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
    for (const word of ['Seen without scripts.', 'Python', 'version v1', 'Validated']) {
      await expect(row.getByText(word, { exact: true })).toBeVisible();
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
      await expect(row.getByText(word, { exact: true })).toBeVisible();
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
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
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

test.describe('many at once', () => {
  const NAMES = ['bulk-a', 'bulk-b', 'bulk-c', 'bulk-d'];

  test.beforeEach(async ({ api, page }) => {
    for (const name of NAMES) {
      await api.createTool({ name });
    }
    await page.goto('/tools');
    await expect(grid(page).getByRole('link')).toHaveCount(NAMES.length);
  });

  test('are ticked one by one, by range, and all together', async ({ page }) => {
    const shown = await names(page);
    const box = (index: number) =>
      page.getByRole('checkbox', { name: `Select ${shown[index]}`, exact: true });
    const toolbar = page.getByRole('toolbar', { name: 'Selected tools' });
    await box(0).check();
    await expect(toolbar).toContainText('1 selected');
    await box(2).click({ modifiers: ['Shift'] });
    await expect(toolbar).toContainText('3 selected');
    await expect(box(1)).toBeChecked();
    await expectAccessible(page);
    await page.getByRole('checkbox', { name: 'Select all loaded tools' }).check();
    await expect(toolbar).toContainText('4 selected');
    await toolbar.getByRole('button', { name: 'Clear selection' }).click();
    await expect(toolbar).toBeHidden();
    await expect(box(1)).not.toBeChecked();
  });

  test('are enabled and disabled', async ({ page, api }) => {
    await page.getByRole('checkbox', { name: 'Select all loaded tools' }).check();
    await page.getByRole('button', { name: 'Enable globally', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('4 tools enabled');
    expect((await api.listTools()).every((tool) => tool.enable_globally)).toBe(true);
    for (const name of NAMES) {
      await expect(page.getByRole('switch', { name: `Enable globally: ${name}` })).toBeChecked();
    }
    await page.getByRole('button', { name: 'Disable globally', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('4 tools disabled');
    expect((await api.listTools()).some((tool) => tool.enable_globally)).toBe(false);
    expect((await api.listTools()).every((tool) => tool.version === 1)).toBe(true);
  });

  test('are exported into one file', async ({ page, api }) => {
    await page.getByRole('checkbox', { name: 'Select bulk-b' }).check();
    await page.getByRole('checkbox', { name: 'Select bulk-d' }).check();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^tools-\d{4}-\d\d-\d\d\.json$/);
    const { tools } = JSON.parse(await readFile(await file.path(), 'utf8'));
    const [first] = (await api.listTools()).filter(({ name }) => name === 'bulk-b');
    expect(tools.map(({ name }: { name: string }) => name)).toEqual(['bulk-b', 'bulk-d']);
    expect(tools[0]).toMatchObject({ code: first?.code, language: 'python', parameters: {} });
    expect(JSON.stringify(tools)).not.toContain(api.workspaceId);
  });

  test('are deleted only after they were named, without a false promise', async ({ page, api }) => {
    await page.getByRole('checkbox', { name: 'Select bulk-a' }).check();
    await page.getByRole('checkbox', { name: 'Select bulk-b' }).check();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    const asked = page.getByRole('alertdialog', { name: 'Delete 2 tools?' });
    await expect(asked.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await expect(asked.getByRole('list', { name: 'Tools to delete' }).getByRole('listitem')).toHaveCount(2);
    await expect(asked).toContainText('cannot be undone');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(asked).toBeHidden();
    expect(await api.listTools()).toHaveLength(4);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await asked.getByRole('button', { name: 'Delete 2 tools' }).click();
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('2 tools deleted');
    await expect(grid(page).getByRole('link')).toHaveCount(2);
    expect((await api.listTools()).map(({ name }) => name).sort()).toEqual(['bulk-c', 'bulk-d']);
  });
});

test.describe('by keyboard', () => {
  test('one goes down the list, ticks, opens and comes back to the same place', async ({ page, api }) => {
    for (const name of ['key-a', 'key-b', 'key-c']) {
      await api.createTool({ name });
    }
    await page.goto('/tools');
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
    await expect(page.getByRole('toolbar', { name: 'Selected tools' })).toContainText('2 selected');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('toolbar', { name: 'Selected tools' })).toBeHidden();
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

test.describe('a thousand tools', () => {
  const COUNT = 1_000;
  const ROWS_MAX = 80;

  test('scroll without end, are searched, and are ticked and written to all together', async ({
    page,
    api,
    stack,
  }) => {
    test.setTimeout(120_000);
    await api.seedTools(COUNT, (index) => ({
      name: `tool-${String(index).padStart(4, '0')}`,
      description: index % 10 === 3 ? 'One in ten.' : 'Any other.',
    }));
    await page.goto('/tools');
    const rows = grid(page).getByRole('row');

    await test.step('to the end', async () => {
      const end = page.getByText('1,000 tools', { exact: true });
      await grid(page).hover();
      await expect(async () => {
        await page.mouse.wheel(0, 50_000);
        expect(await rows.count()).toBeLessThanOrEqual(ROWS_MAX);
        await expect(end).toBeVisible({ timeout: 250 });
      }).toPass({ timeout: 30_000 });
      await expect(title(page, '1,000')).toBeVisible();
    });

    await test.step('searched', async () => {
      await search(page).fill('one in ten');
      if (stack.kind === 'published') {
        await expect(page.getByText('Searched all 1,000 tools: 100 found')).toBeAttached();
      }
      await expect(title(page, '100')).toBeVisible();
    });

    await test.step('ticked and enabled, all that match', async () => {
      await grid(page).getByRole('checkbox').nth(1).check();
      await page.getByRole('button', { name: /^Select all 100 that match/ }).click();
      await expect(page.getByRole('toolbar', { name: 'Selected tools' })).toContainText('100 selected');
      await page.getByRole('button', { name: 'Enable globally', exact: true }).click();
      await expect(page.getByRole('region', { name: 'Messages' })).toContainText('100 tools enabled');
      const enabled = (await api.listTools()).filter((tool) => tool.enable_globally);
      expect(enabled).toHaveLength(COUNT / 10);
      expect(enabled.every(({ description }) => description === 'One in ten.')).toBe(true);
    });
  });
});
