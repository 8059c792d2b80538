import type { Page } from '@playwright/test';
import type { Parameters } from '@/lib/contract/parameter';
import { expect, expectAccessible, test } from './fixtures';

const panel = (page: Page) => page.getByRole('region', { name: 'Parameters', exact: true });
const card = (page: Page, name: string) =>
  page.getByRole('group', { name: `Parameter ${name}`, exact: true });
const view = (page: Page, name: 'Form' | 'JSON') =>
  panel(page).getByRole('group', { name: 'Show parameters as' }).getByRole('radio', { name });

const save = async (page: Page) => {
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved v1')).toBeVisible();
};

const STRING = { type: 'string', required: true, description: '' };

test.describe('parameters', () => {
  test('are built with the keyboard alone', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'built-by-hand' });
    await page.goto(`/tools/${tool.id}`);
    await panel(page).getByRole('button', { name: 'Add parameter' }).focus();
    await page.keyboard.press('Enter');
    await expect(card(page, 'the unnamed parameter').getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.type('size');
    const size = card(page, 'size');
    await expect(size).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(size.getByLabel('Type')).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect(size.getByLabel(/^Required/)).not.toBeChecked();
    await page.keyboard.press('Tab');
    await page.keyboard.type('How large.');
    await page.keyboard.press('Tab');
    for (const value of ['small', 'large']) {
      await page.keyboard.type(value);
      await page.keyboard.press('Enter');
    }
    await expect(
      size.getByRole('list', { name: 'Allowed values of size' }).getByRole('listitem'),
    ).toHaveCount(2);
    await expectAccessible(page);
    await save(page);
    expect((await api.getTool(tool.id)).parameters).toEqual({
      size: { type: 'string', required: false, description: 'How large.', enum_values: ['small', 'large'] },
    });
  });

  test('have every field of the contract', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'every-field' });
    await page.goto(`/tools/${tool.id}`);
    await panel(page).getByRole('button', { name: 'Add parameter' }).click();
    await card(page, 'the unnamed parameter').getByRole('textbox', { name: 'Name' }).fill('options');
    const options = card(page, 'options');
    await options.getByLabel('Type').selectOption('object');
    await options.getByLabel('Description').fill('Whatever else.');
    await options.getByLabel('Status note').fill('Reading the options');
    await save(page);
    expect((await api.getTool(tool.id)).parameters).toEqual({
      options: {
        type: 'object',
        required: true,
        description: 'Whatever else.',
        execution_message_description: 'Reading the options',
      },
    });
  });

  test('take values typed, pasted by the dozen, reordered and removed, and refuse doubles', async ({
    page,
    api,
  }) => {
    const tool = await api.createTool({ name: 'closed-set', parameters: { size: STRING } });
    await page.goto(`/tools/${tool.id}`);
    const size = card(page, 'size');
    const values = size.getByLabel('Allowed values', { exact: true });
    await page.evaluate(() => navigator.clipboard.writeText('one\ntwo\nthree'));
    await values.focus();
    await page.keyboard.press('Control+v');
    const list = size.getByRole('list', { name: 'Allowed values of size' }).getByRole('listitem');
    await expect(list).toHaveText(['one', 'two', 'three']);
    await values.fill('two');
    await values.press('Enter');
    await expect(values).toHaveAccessibleDescription(/“two” is in the list already/);
    await expect(list).toHaveCount(3);
    await size.getByRole('button', { name: 'Move three up' }).click();
    await size.getByRole('button', { name: 'Remove one' }).click();
    await expect(list).toHaveText(['three', 'two']);
    await save(page);
    expect((await api.getTool(tool.id)).parameters.size?.enum_values).toEqual(['three', 'two']);
  });

  test('are reordered, renamed, duplicated and deleted, and a deletion is taken back', async ({
    page,
    api,
  }) => {
    const tool = await api.createTool({ name: 'edited', parameters: { first: STRING, second: STRING } });
    await page.goto(`/tools/${tool.id}`);
    await card(page, 'second').getByRole('textbox', { name: 'Name' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(card(page, 'second').getByRole('textbox', { name: 'Name' })).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: 'Moved to place 1 of 2' })).toBeAttached();
    await card(page, 'second').getByRole('button', { name: 'Duplicate' }).click();
    const names = panel(page).getByRole('textbox', { name: 'Name' });
    await expect(names).toHaveCount(3);
    await names.nth(1).fill('first');
    await expect(names.nth(1)).toHaveAccessibleDescription(/stand once/);
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Unsaved changes')).toBeVisible();
    await names.nth(1).fill('third');
    await card(page, 'first').getByRole('button', { name: 'Delete' }).click();
    await expect(names).toHaveCount(2);
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await expect(names).toHaveCount(3);
    await save(page);
    expect(Object.keys((await api.getTool(tool.id)).parameters)).toEqual(['second', 'third', 'first']);
  });

  test('are the same as form and as JSON, either edits the other', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'two-views', parameters: { city: STRING } });
    await page.goto(`/tools/${tool.id}`);
    await card(page, 'city').getByLabel('Description').fill('Where.');
    await view(page, 'JSON').check();
    const json = page.getByLabel('Parameters as JSON');
    const now: Parameters = JSON.parse(await json.inputValue());
    expect(now).toEqual({ city: { ...STRING, description: 'Where.' } });
    await json.fill(JSON.stringify({ ...now, days: { type: 'number', required: false, description: '' } }));
    await view(page, 'Form').check();
    await panel(page).getByRole('button', { name: /^days/ }).click();
    await expect(card(page, 'days').getByLabel('Type')).toHaveValue('number');

    await view(page, 'JSON').check();
    await json.fill('{ "city": ');
    await expect(json).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(page);
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Unsaved changes')).toBeVisible();
    await view(page, 'Form').check();
    await expect(page.getByText('The JSON view holds something else')).toBeVisible();
    await page.getByRole('button', { name: 'Show the JSON' }).click();
    await expect(json).toHaveValue('{ "city": ');
    await page.getByRole('button', { name: 'Go back to what the form says' }).click();
    await save(page);
    expect(Object.keys((await api.getTool(tool.id)).parameters)).toEqual(['city', 'days']);
  });

  for (const { from, text, says, made } of [
    {
      from: 'a JSON schema',
      text: JSON.stringify({
        type: 'object',
        properties: { city: { type: 'string', description: 'Where.' }, days: { type: 'integer' } },
        required: ['city'],
      }),
      says: 'Read as a JSON schema',
      made: {
        city: { type: 'string', required: true, description: 'Where.' },
        days: { type: 'number', required: false },
      },
    },
    {
      from: 'an example',
      text: '{ "order_id": "A-1001", "include_history": true, "tags": ["a"] }',
      says: 'Read as an example',
      made: { order_id: { type: 'string' }, include_history: { type: 'boolean' }, tags: { type: 'array' } },
    },
  ]) {
    test(`are filled from ${from}`, async ({ page, api }) => {
      const tool = await api.createTool({ name: 'filled-in' });
      await page.goto(`/tools/${tool.id}`);
      await panel(page).getByRole('button', { name: 'Fill from JSON…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Fill the parameters from JSON' });
      await dialog.getByLabel('JSON', { exact: true }).fill(text);
      await expect(dialog).toContainText(says);
      await expect(dialog.getByRole('listitem')).toHaveCount(Object.keys(made).length);
      await expectAccessible(page);
      await dialog.getByRole('button', { name: 'Apply to the draft' }).click();
      await expect(dialog).toBeHidden();
      await save(page);
      expect((await api.getTool(tool.id)).parameters).toMatchObject(made);
    });
  }
});
