import type { Page } from '@playwright/test';
import { type Api, PYTHON_CODE } from './api';
import { codeIn, replaceCode } from './code-editor';
import { expect, expectAccessible, test } from './fixtures';

const MINE = PYTHON_CODE.replace('hello', 'mine');
const THEIRS = PYTHON_CODE.replace('hello', 'theirs');

/** One operator typed, another saved first; the first now saves. */
const collide = async (page: Page, api: Api) => {
  const tool = await api.createTool({ name: 'fought-over', description: 'Before.' });
  await page.goto(`/tools/${tool.id}`);
  await replaceCode(page, MINE);
  await page.getByLabel('Status line').fill('Only mine');
  await api.patchTool(tool.id, { code: THEIRS, description: 'Only theirs.' });
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { name: 'Somebody else changed this tool' })).toBeFocused();
  await expect(page.getByText('Not saved: changed elsewhere')).toBeVisible();
  const held = await api.getTool(tool.id);
  expect(held).toMatchObject({
    code: THEIRS,
    description: 'Only theirs.',
    execution_message_description: null,
  });
  return tool;
};

test.describe('when somebody else changed the tool', () => {
  test('both are shown, and mine can be kept', async ({ page, api }) => {
    const tool = await collide(page, api);
    const screen = page.getByRole('region', { name: 'Changed elsewhere' });
    await expect(screen).toContainText('You began from v1; v2 is live now.');
    await expect(screen.getByRole('heading', { name: 'Code' })).toBeVisible();
    await expect(screen.getByText('Changed by both', { exact: true })).toBeVisible();
    await expect(screen.getByText('Changed by them', { exact: true })).toBeVisible();
    await expect(screen.getByText('Changed by you', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save merged' })).toBeDisabled();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save mine over v2' }).click();
    await expect(page.getByText('Saved v3')).toBeVisible();
    expect(await api.getTool(tool.id)).toMatchObject({
      code: MINE,
      description: 'Before.',
      execution_message_description: 'Only mine',
      version: 3,
    });
  });

  test('theirs can be taken, and mine stays behind as a draft', async ({ page, api }) => {
    const tool = await collide(page, api);
    await page.getByRole('button', { name: 'Take theirs, keep mine as a draft' }).click();
    await expect(page.getByText('Saved v2')).toBeVisible();
    await expect.poll(() => codeIn(page)).toBe(THEIRS);
    await page.reload();
    await page.getByRole('button', { name: 'Restore' }).click();
    await expect.poll(() => codeIn(page)).toBe(MINE);
    expect((await api.getTool(tool.id)).code).toBe(THEIRS);
  });

  test('the two can be merged field by field', async ({ page, api }) => {
    const tool = await collide(page, api);
    await page.getByRole('group', { name: 'Take for the code' }).getByRole('radio', { name: 'Mine' }).check();
    await page.getByRole('button', { name: 'Save merged' }).click();
    await expect(page.getByText('Saved v3')).toBeVisible();
    expect(await api.getTool(tool.id)).toMatchObject({
      code: MINE,
      description: 'Only theirs.',
      execution_message_description: 'Only mine',
    });
  });

  test('one can go back to editing and decide later', async ({ page, api }) => {
    await collide(page, api);
    await page.getByRole('button', { name: 'Back to editing' }).click();
    await expect.poll(() => codeIn(page)).toBe(MINE);
    await expect(page.getByText(/Somebody else changed this tool: it is v2 now/)).toBeVisible();
    await page.getByRole('button', { name: 'Compare' }).click();
    await expect(page.getByRole('region', { name: 'Changed elsewhere' })).toBeVisible();
  });

  test('whoever changed nothing simply sees what is there now', async ({ page, context, api }) => {
    const tool = await api.createTool({ name: 'two-tabs', description: 'Before.' });
    await page.goto(`/tools/${tool.id}`);
    const other = await context.newPage();
    await other.goto(`/tools/${tool.id}`);
    await expect(other.getByText(/also open in another tab/)).toBeVisible();
    await other.getByLabel('Description', { exact: true }).fill('From the other tab.');
    await other.keyboard.press('Control+s');
    await expect(other.getByText('Saved v1')).toBeVisible();
    await expect(page.getByLabel('Description', { exact: true })).toHaveValue('From the other tab.');
    await expect(page.getByText('Saved v1')).toBeVisible();
  });

  test('two tabs keep a draft each, and the second to save is told', async ({ page, context, api }) => {
    const tool = await api.createTool({ name: 'two-drafts', description: 'Before.' });
    await page.goto(`/tools/${tool.id}`);
    const other = await context.newPage();
    await other.goto(`/tools/${tool.id}`);
    await page.getByLabel('Description', { exact: true }).fill('Of the first tab.');
    await other.getByLabel('Description', { exact: true }).fill('Of the second tab.');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved v1')).toBeVisible();
    await expect(other.getByLabel('Description', { exact: true })).toHaveValue('Of the second tab.');
    await other.keyboard.press('Control+s');
    await expect(other.getByRole('heading', { name: 'Somebody else changed this tool' })).toBeVisible();
    expect((await api.getTool(tool.id)).description).toBe('Of the first tab.');
    await other
      .getByRole('group', { name: 'Take for description' })
      .getByRole('radio', { name: 'Mine' })
      .check();
    await other.getByRole('button', { name: 'Save merged' }).click();
    await expect(other.getByText('Saved v1')).toBeVisible();
    expect((await api.getTool(tool.id)).description).toBe('Of the second tab.');
  });

  test('a deletion of what has changed is held back', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'not-what-it-was' });
    await page.goto(`/tools/${tool.id}`);
    await api.patchTool(tool.id, { description: 'Changed meanwhile.' });
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await page.getByRole('button', { name: 'Delete tool' }).click();
    await expect(page.getByText('not-what-it-was was not deleted')).toBeVisible();
    expect((await api.getTool(tool.id)).description).toBe('Changed meanwhile.');
    await expect(page.getByLabel('Description', { exact: true })).toHaveValue('Changed meanwhile.');
  });
});
