import type { Page } from '@playwright/test';
import { codeIn, replaceCode } from './code-editor';
import { expect, expectAccessible, test } from './fixtures';

const name = (page: Page) => page.getByRole('textbox', { name: 'Name' }).first();
const create = (page: Page) => page.getByRole('button', { name: 'Create tool' });

test.describe('a new tool', () => {
  for (const { language, label } of [
    { language: 'python', label: 'Python' },
    { language: 'javascript', label: 'JavaScript' },
  ] as const) {
    test(`begins with the template of ${label} and can be saved as it is`, async ({ page, api }) => {
      const runtime = (await api.runtimes()).find((candidate) => candidate.language === language);
      await page.goto('/tools');
      await page.getByRole('link', { name: 'New tool' }).first().click();
      await expect(page.getByRole('heading', { level: 1, name: 'New tool' })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: new RegExp(`^${label} Runs on`) }).click();
      await expect(name(page)).toBeFocused();
      await page.keyboard.type('made-from-a-template');
      await expect.poll(() => codeIn(page)).toBe(runtime?.starter_template);
      await expect(page.getByRole('button', { name: 'Draft: passes' })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Control+s');
      await expect(page).toHaveURL(/\/tools\/(?!new)\w+$/);
      await expect(page.getByText('Saved v1')).toBeVisible();
      expect(await api.toolNamed('made-from-a-template')).toMatchObject({
        language,
        code: runtime?.starter_template,
        validated: true,
        version: 1,
        enable_globally: false,
      });
      await page.goBack();
      await expect(page).toHaveURL('/tools');
      await expect(page.getByRole('link', { name: 'made-from-a-template' })).toBeVisible();
    });
  }

  test('has its name checked as it is typed', async ({ page, api, stack }) => {
    await api.createTool({ name: 'taken-name' });
    await page.goto('/tools/new');
    await page.getByRole('button', { name: /^Python Runs on/ }).click();
    await create(page).click();
    await expect(name(page)).toHaveAccessibleDescription(/needs a name/);
    await name(page).fill('Look Up Größe');
    await expect(name(page)).toHaveAttribute('aria-invalid', 'true');
    await page.getByRole('button', { name: 'Use look-up-grosse' }).click();
    await expect(name(page)).toHaveValue('look-up-grosse');

    await name(page).fill('taken-name');
    if (stack.kind === 'published') {
      await expect(name(page)).toHaveAccessibleDescription(/checked when you create/);
      await create(page).click();
    }
    await expect(name(page)).toHaveAccessibleDescription(/already/);
    await expectAccessible(page);
    expect(await api.listTools()).toHaveLength(1);
    await name(page).fill('free-name');
    if (stack.kind === 'embedded') {
      await expect(name(page)).toHaveAccessibleDescription(/This name is free/);
    }
    await create(page).click();
    await expect(page.getByText('Saved v1')).toBeVisible();
    expect(await api.toolNamed('free-name')).toBeDefined();
  });

  test('can begin with a complete example', async ({ page, api }) => {
    await page.goto('/tools/new');
    const examples = page
      .getByRole('region', { name: 'Or begin with a complete example' })
      .getByRole('button');
    await examples.first().click();
    const chosen = await name(page).inputValue();
    await create(page).click();
    await expect(page.getByText('Saved v1')).toBeVisible();
    const tool = await api.toolNamed(chosen);
    expect(tool).toMatchObject({ validated: true });
    expect(tool?.description).not.toBe('');
    expect(Object.keys(tool?.parameters ?? {})).not.toEqual([]);
  });

  test('with code that has no main is refused where it stands, and kept', async ({ page, api }) => {
    await page.goto('/tools/new');
    await page.getByRole('button', { name: /^JavaScript Runs on/ }).click();
    await name(page).fill('has-no-main');
    await replaceCode(page, 'const answer = 42;\n');
    await create(page).click();
    await expect(page.getByRole('alert').filter({ hasText: 'The API refused this code' })).toBeVisible();
    expect(await api.listTools()).toEqual([]);
    expect(await codeIn(page)).toBe('const answer = 42;\n');
  });

  test('that was left unfinished is offered when one comes back', async ({ page }) => {
    await page.goto('/tools/new');
    await page.getByRole('button', { name: /^Python Runs on/ }).click();
    await name(page).fill('left-unfinished');
    await page.getByRole('link', { name: 'Back to tools' }).click();
    await page.getByRole('button', { name: 'Leave, keep the draft' }).click();
    await expect(page).toHaveURL('/tools');
    await page.goto('/tools/new');
    await expect(page.getByRole('heading', { name: 'Unfinished on this machine' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Continue left-unfinished' }).click();
    await expect(name(page)).toHaveValue('left-unfinished');
  });
});
