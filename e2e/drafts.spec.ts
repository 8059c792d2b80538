import type { Page } from '@playwright/test';
import { PYTHON_CODE } from './api';
import { codeIn, replaceCode } from './code-editor';
import { expect, expectAccessible, signIn, test } from './fixtures';
import { openPalette } from './keyboard';

const MINE = PYTHON_CODE.replace('hello', 'typed and not saved');

/** The browser keeps a draft a moment after the last key; only then may a tab die. */
const kept = (page: Page, text: string) =>
  expect
    .poll(() =>
      page.evaluate((wanted) => Object.values(localStorage).some((value) => value.includes(wanted)), text),
    )
    .toBe(true);

const offer = (page: Page) => page.getByText(/^Draft from /);

test.describe('what is typed and not saved', () => {
  test('survives a reload and is offered with its age', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'reloaded' });
    await page.goto(`/tools/${tool.id}`);
    await replaceCode(page, MINE);
    await page.getByLabel('Description', { exact: true }).fill('Also typed.');
    await kept(page, 'Also typed.');
    await page.reload();
    await expect(page.getByText('Draft from just now')).toBeVisible();
    await expectAccessible(page);
    await expect.poll(() => codeIn(page)).toBe(PYTHON_CODE);
    expect(await api.getTool(tool.id)).toEqual(tool);
    await page.getByRole('button', { name: 'Restore' }).click();
    await expect(page.getByText('Unsaved changes')).toBeVisible();
    await expect.poll(() => codeIn(page)).toBe(MINE);
    await expect(page.getByLabel('Description', { exact: true })).toHaveValue('Also typed.');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved v2')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Saved v2')).toBeVisible();
    await expect(offer(page)).toHaveCount(0);
  });

  test('survives the crash of its tab', async ({ page, context, api }) => {
    const tool = await api.createTool({ name: 'crashed' });
    await page.goto(`/tools/${tool.id}`);
    await replaceCode(page, MINE);
    await kept(page, 'typed and not saved');
    const crashed = page.waitForEvent('crash');
    const session = await context.newCDPSession(page);
    session.send('Page.crash').catch(() => undefined);
    await crashed;

    const again = await context.newPage();
    await again.goto(`/tools/${tool.id}`);
    await again.getByRole('button', { name: 'Restore' }).click();
    await expect.poll(() => codeIn(again)).toBe(MINE);
  });

  test('survives signing out', async ({ visit, api, stack }) => {
    const tool = await api.createTool({ name: 'signed-out' });
    const page = await visit();
    await signIn(page, stack.token);
    await page.goto(`/tools/${tool.id}`);
    await replaceCode(page, MINE);
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    const asked = page.getByRole('alertdialog', { name: 'Leave with unsaved changes?' });
    await asked.getByRole('button', { name: 'Leave, keep the draft' }).click();
    await expect(page).toHaveURL('/sign-in');
    await signIn(page, stack.token);
    await page.goto(`/tools/${tool.id}`);
    await page.getByRole('button', { name: 'Restore' }).click();
    await expect.poll(() => codeIn(page)).toBe(MINE);
  });

  test('is asked about before the page is left, whichever way', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'not-left-lightly' });
    await page.goto('/tools');
    await page.getByRole('link', { name: 'not-left-lightly' }).click();
    const description = page.getByLabel('Description', { exact: true });
    await description.fill('Half a sentence');
    const asked = page.getByRole('alertdialog', { name: 'Leave with unsaved changes?' });

    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
    await expect(asked).toContainText('The live tool stays at v1');
    await expectAccessible(page);
    await asked.getByRole('button', { name: 'Stay' }).click();
    await page.evaluate(() => history.back());
    await expect(asked).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(`/tools/${tool.id}`);
    await expect(description).toHaveValue('Half a sentence');

    await openPalette(page);
    await page.keyboard.type('go to runtimes');
    await page.keyboard.press('Enter');
    await asked.getByRole('button', { name: 'Leave, keep the draft' }).click();
    await expect(page).toHaveURL('/runtimes');
    await page.goto(`/tools/${tool.id}`);
    await expect(offer(page)).toBeVisible();
  });

  test('closing the tab asks too', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'closed' });
    await page.goto(`/tools/${tool.id}`);
    await page.getByLabel('Description', { exact: true }).fill('Half a sentence');
    const asking = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asking;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await expect(page.getByLabel('Description', { exact: true })).toHaveValue('Half a sentence');
  });

  test('can be discarded, and a discarded draft be taken back', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'discarded' });
    await page.goto(`/tools/${tool.id}`);
    await page.getByLabel('Description', { exact: true }).fill('Not worth it');
    await kept(page, 'Not worth it');
    await page.reload();
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect(offer(page)).toHaveCount(0);
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await expect(offer(page)).toBeVisible();
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Discard changes' }).click();
    await expect(page.getByText('Saved v1')).toBeVisible();
    await expect(page.getByLabel('Description', { exact: true })).toHaveValue('');
  });

  test('says when the tool has moved on meanwhile', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'moved-on' });
    await page.goto(`/tools/${tool.id}`);
    await page.getByLabel('Description', { exact: true }).fill('From before');
    await kept(page, 'From before');
    await page.goto('/settings');
    await api.patchTool(tool.id, { code: PYTHON_CODE.replace('hello', 'theirs') });
    await page.goto(`/tools/${tool.id}`);
    await expect(page.getByText('Based on v1; the tool has been changed since and is v2 now.')).toBeVisible();
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('heading', { name: 'Somebody else changed this tool' })).toBeVisible();
    expect((await api.getTool(tool.id)).description).toBe('');
  });
});
