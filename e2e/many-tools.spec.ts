import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './fixtures';
import { grid, names, search, title } from './tools-list';

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
    const toolbar = page.getByRole('region', { name: 'Selected tools' });
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
      await expect(page.getByRole('region', { name: 'Selected tools' })).toContainText('100 selected');
      await page.getByRole('button', { name: 'Enable globally', exact: true }).click();
      await expect(page.getByRole('region', { name: 'Messages' })).toContainText('100 tools enabled');
      const enabled = (await api.listTools()).filter((tool) => tool.enable_globally);
      expect(enabled).toHaveLength(COUNT / 10);
      expect(enabled.every(({ description }) => description === 'One in ten.')).toBe(true);
    });
  });
});
