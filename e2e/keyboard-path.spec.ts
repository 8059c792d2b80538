import { codeEditor } from './code-editor';
import { expect, SIGNED_OUT, test } from './fixtures';
import { focusSearch, openPalette, tabTo } from './keyboard';

test.use({ storageState: SIGNED_OUT });

/** The main job from the door to a live tool, without touching the mouse once. */
test('a tool is made, changed, found and switched on by keyboard alone', async ({ page, api, stack }) => {
  await page.goto('/sign-in');
  await tabTo(page, page.getByLabel('Conduit token'));
  await page.keyboard.insertText(stack.token);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Tools/ })).toBeVisible();

  await openPalette(page);
  await page.keyboard.type('new tool');
  await page.keyboard.press('Enter');
  const python = page.getByRole('button', { name: /^Python Runs on/ });
  await expect(python).toBeVisible();
  await tabTo(page, python);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('by-hand-alone');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved v1')).toBeVisible();

  await expect(codeEditor(page)).toBeAttached();
  await tabTo(page, codeEditor(page));
  await page.keyboard.press('Control+End');
  await page.keyboard.type('# Typed.');
  await page.keyboard.press('Control+m');
  await tabTo(page, page.getByLabel('Description', { exact: true }));
  await page.keyboard.type('Made without a mouse.');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved v2')).toBeVisible();

  await openPalette(page);
  await page.keyboard.type('go to tools');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/tools');
  await focusSearch(page);
  await page.keyboard.type('without a mouse');
  await expect(page).toHaveURL(/query=/);
  await expect(page.getByRole('status').filter({ hasText: '1 tool found' })).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const enable = page.getByRole('switch', { name: 'Enable globally: by-hand-alone' });
  await expect(enable).toBeFocused();
  await page.keyboard.press('Space');
  await expect(enable).toBeChecked();
  await expect
    .poll(async () => api.toolNamed('by-hand-alone'))
    .toMatchObject({ enable_globally: true, version: 2, description: 'Made without a mouse.' });
});
