import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './fixtures';

test.describe('the whole tool', () => {
  test('is exported as JSON', async ({ page, api }) => {
    const tool = await api.createTool({
      name: 'goes-out',
      parameters: {
        city: { type: 'string', required: true, description: 'Where.', enum_values: ['a', 'b'] },
      },
    });
    await page.goto(`/tools/${tool.id}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /Export as JSON/ }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe('goes-out.tool.json');
    const [exported] = JSON.parse(await readFile(await file.path(), 'utf8')).tools;
    expect(exported).toMatchObject({ name: tool.name, code: tool.code, parameters: tool.parameters });
  });

  test('is duplicated under a name of its own', async ({ page, api }) => {
    const tool = await api.createTool({
      name: 'original',
      description: 'To be copied.',
      enable_globally: true,
      parameters: { city: { type: 'string', required: true, description: 'Where.' } },
    });
    await page.goto(`/tools/${tool.id}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await expect(page.getByRole('textbox', { name: 'Name' }).first()).toHaveValue('original-copy');
    await page.getByRole('button', { name: 'Create tool' }).click();
    await expect(page.getByText('Saved v1')).toBeVisible();
    const copy = await api.toolNamed('original-copy');
    expect(copy).toEqual({
      ...tool,
      id: expect.any(String),
      name: 'original-copy',
      enable_globally: false,
      created_at: expect.any(String),
    });
    expect(await api.getTool(tool.id)).toEqual(tool);
  });

  test('is deleted after it was named, and can be made again', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'deleted-by-mistake', enable_globally: true });
    await page.goto(`/tools/${tool.id}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    const asked = page.getByRole('alertdialog', { name: 'Delete deleted-by-mistake?' });
    await expect(asked).toContainText('on for every agent');
    await expect(asked.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await expectAccessible(page);
    await asked.getByRole('button', { name: 'Delete tool' }).click();
    await expect(page).toHaveURL('/tools');
    expect(await api.listTools()).toEqual([]);
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('deleted-by-mistake is back, under a new id')).toBeVisible();
    const [again] = await api.listTools();
    expect(again).toEqual({ ...tool, id: expect.any(String), created_at: expect.any(String) });
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page).toHaveURL(`/tools/${again?.id}`);
  });
});
