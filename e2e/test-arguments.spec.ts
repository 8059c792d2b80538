import type { Parameters } from '@/lib/contract/parameter';
import { expect, expectAccessible, test } from './fixtures';
import { ECHOES, GREETS, message, NAME, openTest, outcome, run } from './test-tab';

test.describe('arguments', { tag: '@embedded' }, () => {
  const PARAMETERS: Parameters = {
    city: { type: 'string', required: true, description: 'Where.', enum_values: ['Bonn', 'Köln'] },
    filters: { type: 'object', required: false, description: 'Narrower.' },
    id: { type: 'number', required: false, description: 'Of the shop.' },
    urgent: { type: 'boolean', required: true, description: 'Now.' },
    gift: { type: 'boolean', required: false, description: 'Wrapped.' },
  };

  test('of every kind arrive as they are typed, to the last digit', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'echoes', code: ECHOES, parameters: PARAMETERS });
    await openTest(page, tool.id);
    await page.getByRole('combobox', { name: 'city' }).selectOption('Köln');
    await page.getByRole('textbox', { name: 'filters' }).fill('{"rooms": [{"beds": 2}]}');
    await page.getByRole('textbox', { name: 'id', exact: true }).fill('12345678901234567890');
    await page.getByRole('switch', { name: 'urgent' }).click();
    await page.getByRole('radio', { name: 'false' }).check();
    await run(page);
    await expect(message(page)).toContainText('Got it.');
    const tree = page.getByRole('tree', { name: 'rawData as a tree' });
    await expect(tree).toContainText('12345678901234567890');
    await expect(tree).toContainText('"Köln"');
    await tree.getByRole('treeitem', { name: /^filters/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText('rawData.filters.rooms', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Copy value' }).click();
    expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toEqual([{ beds: 2 }]);
    await expectAccessible(page);

    await page.getByText('JSON', { exact: true }).click();
    const json = page.getByRole('textbox', { name: 'Arguments as JSON' });
    await expect(json).toHaveValue(/"id": 12345678901234567890,/);
    await json.fill('{"city": "Bonn", "urgent": false}');
    await page.getByText('Form', { exact: true }).click();
    await expect(page.getByRole('combobox', { name: 'city' })).toHaveValue('0');
    await expect(page.getByRole('textbox', { name: 'id', exact: true })).toHaveValue('');
  });

  test('that do not fit are said at their fields, and nothing runs', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'picky', code: ECHOES, parameters: PARAMETERS });
    await openTest(page, tool.id);
    await run(page);
    const city = page.getByRole('combobox', { name: 'city' });
    await expect(city).toBeFocused();
    await expect(city).toHaveAccessibleDescription(/Expected a string, got nothing/);
    await page.getByRole('textbox', { name: 'filters' }).fill('{"rooms": ');
    await expect(page.getByRole('textbox', { name: 'filters' })).toHaveAccessibleDescription(
      /This is not JSON yet/,
    );
    await expect(outcome(page)).toHaveCount(0);
    await expectAccessible(page);
  });

  test('come back after a reload', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'remembers', code: GREETS, parameters: NAME });
    await openTest(page, tool.id);
    await page.getByRole('textbox', { name: 'name', exact: true }).fill('Ada');
    await page.reload();
    await page.getByRole('tab', { name: 'Test' }).click();
    await expect(page.getByRole('textbox', { name: 'name', exact: true })).toHaveValue('Ada');
    await run(page);
    await expect(message(page)).toContainText('Hello Ada');
  });

  test('of an earlier run are replayed against the code of now', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'replayed', code: GREETS, parameters: NAME });
    await api.call('POST', `/v1/custom-tools/${tool.id}/run`, { parameters: { name: 'Grace' } });
    const runs = await api.call('GET', `/v1/runs?workspace_id=${api.workspaceId}&tool_id=${tool.id}`);
    const [first] = (runs.json as { data: [{ id: string }] }).data;
    await page.goto(`/tools/${tool.id}?run=${first.id}`);
    await expect(page.getByText(/^Arguments of the run of/)).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'name', exact: true })).toHaveValue('Grace');
    await page.getByRole('button', { name: 'Replay' }).click();
    await expect(message(page)).toContainText('Hello Grace');
    await page.getByRole('button', { name: 'Use my last ones' }).click();
    await expect(page.getByRole('textbox', { name: 'name', exact: true })).toHaveValue('');
    await expect(page).toHaveURL(`/tools/${tool.id}`);
  });
});
