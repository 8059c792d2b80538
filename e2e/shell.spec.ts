import { expect, expectAccessible, SIGNED_OUT, signIn, test } from './fixtures';
import { focusSearch, openPalette } from './keyboard';

test.describe('the shell', () => {
  test('leads everywhere and says where one is', async ({ page }) => {
    await page.goto('/tools');
    const main = page.getByRole('navigation', { name: 'Main' });
    for (const place of ['Runtimes', 'Settings', 'Tools']) {
      await main.getByRole('link', { name: place, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
      await expect(main.getByRole('link', { name: place, exact: true })).toHaveAttribute(
        'aria-current',
        'page',
      );
      await expect(page).toHaveTitle(`${place} · Toolroom`);
    }
  });

  test('says which API is behind', async ({ page, stack }) => {
    await page.goto('/tools');
    const chip = stack.kind === 'embedded' ? 'API: Embedded' : `API: ${new URL(stack.apiUrl).host}`;
    await expect(page.getByRole('button', { name: chip })).toBeVisible();
  });

  test('the first tab stop skips to the content', async ({ page }) => {
    await page.goto('/runtimes');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  });

  test('an address that leads nowhere says so', async ({ page, guards }) => {
    guards.expectComplaint(/status of 404/);
    await page.goto('/nowhere');
    await expect(page.getByRole('heading', { name: 'There is no page here' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Go to Tools' }).click();
    await expect(page).toHaveURL('/tools');
  });

  test('? lists the shortcuts, but not while typing', async ({ page, api }) => {
    await api.createTool({ name: 'to-be-searched' });
    await page.goto('/tools');
    await focusSearch(page);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('main').focus();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(dialog).toBeVisible();
    await expect(dialog).toContainText('Search tools');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('a lost network is said, and that it is back', async ({ page, context, guards }) => {
    guards.expectComplaint(/ERR_INTERNET_DISCONNECTED/);
    await page.goto('/tools');
    const notice = page.getByText('The connection is lost.');
    await context.setOffline(true);
    await expect(notice.first()).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByRole('main')).not.toContainText('The connection is lost');
    await expect(page.getByRole('status').filter({ hasText: 'Connected again' })).toBeAttached();
  });

  test('answers no other site: no frames, no writes from elsewhere', async ({ page, request, stack }) => {
    const response = await page.goto('/tools');
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    const refused = await request.post(`${stack.webUrl}/tools`, {
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(refused.status()).toBe(403);
  });
});

test.describe('theme', () => {
  test('is there before the first script, and after a reload', async ({ page, browser, context }) => {
    await page.goto('/tools');
    await page.getByRole('button', { name: 'Theme: System' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    const html = page.locator('html');
    await expect(html).toHaveAttribute('data-theme', 'dark');
    await expect(page.getByRole('button', { name: 'Theme: Dark' })).toBeVisible();
    await page.reload();
    await expect(html).toHaveAttribute('data-theme', 'dark');

    const scriptless = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await context.storageState(),
    });
    const plain = await scriptless.newPage();
    await plain.goto(page.url());
    await expect(plain.locator('html')).toHaveAttribute('data-theme', 'dark');
    await scriptless.close();

    await page.getByRole('button', { name: 'Theme: Dark' }).click();
    await page.getByRole('menuitemradio', { name: 'System' }).click();
    await expect(html).not.toHaveAttribute('data-theme');
    await page.reload();
    await expect(html).not.toHaveAttribute('data-theme');
  });

  test('of the system is followed while none is chosen', async ({ page }) => {
    await page.goto('/tools');
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await ground();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(ground).not.toBe(light);
  });
});

test.describe('the command palette', () => {
  test('opens a tool by its name', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'palette-finds-me', description: 'Found by the palette.' });
    await page.goto('/runtimes');
    const palette = await openPalette(page);
    await page.keyboard.type('palette-finds');
    await expect(palette.getByRole('option', { name: /palette-finds-me/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/tools/${tool.id}`);
    await expect(palette).toBeHidden();
  });

  test('runs commands and closes with Esc', async ({ page }) => {
    await page.goto('/tools');
    await page.getByRole('button', { name: 'Open the command palette' }).click();
    const palette = page.getByRole('dialog', { name: 'Command palette' });
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('go to settings');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/settings');
    await openPalette(page);
    await page.keyboard.type('nothing is called this');
    await expect(palette.getByText('No tool and no command matches.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
  });
});

test.describe('workspaces', { tag: '@embedded' }, () => {
  test('one is made, entered, renamed and left, each with tools of its own', async ({ page, api }) => {
    await api.createTool({ name: 'of-the-first-workspace' });
    await page.goto('/tools');
    await expect(page.getByRole('link', { name: 'of-the-first-workspace' })).toBeVisible();
    const [first] = await api.workspaces();
    const switcher = page.getByRole('button', { name: /^Workspace: / });

    await switcher.click();
    await page.getByRole('menuitem', { name: 'New workspace…' }).click();
    const creating = page.getByRole('dialog', { name: 'New workspace' });
    await creating.getByRole('button', { name: 'Create workspace' }).click();
    await expect(creating.getByLabel('Name')).toHaveAccessibleDescription('Give the workspace a name.');
    await creating.getByLabel('Name').fill('Second');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Workspace: Second' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'of-the-first-workspace' })).toBeHidden();

    await switcher.click();
    await page.getByRole('menuitem', { name: 'Rename Second…' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Renamed');
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Workspace: Renamed' })).toBeVisible();
    expect((await api.workspaces()).map(({ name }) => name)).toContain('Renamed');

    await page.reload();
    await expect(page.getByRole('button', { name: 'Workspace: Renamed' })).toBeVisible();
    await switcher.click();
    await page.getByRole('menuitemradio', { name: first?.name ?? '' }).click();
    await expect(page.getByRole('link', { name: 'of-the-first-workspace' })).toBeVisible();
  });
});

test.describe('without the extension', { tag: '@published' }, () => {
  test('workspaces can be switched to but neither made nor renamed', async ({ page, api }) => {
    const [workspace] = await api.workspaces();
    await page.goto('/tools');
    await page.getByRole('button', { name: /^Workspace: / }).click();
    await expect(page.getByRole('menuitemradio', { name: workspace?.name ?? '' })).toBeVisible();
    await expect(page.getByRole('menuitem')).toHaveCount(0);
  });
});

test.describe('a token that may only read', { tag: '@embedded' }, () => {
  test.use({ storageState: SIGNED_OUT });

  test('is named, and nothing offers to write', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'look-do-not-touch' });
    const { id, secret } = await api.createToken('reader', 'read');
    await signIn(page, secret);
    await expect(page.getByRole('button', { name: 'Read only' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'New tool' })).toBeHidden();
    const enable = page.getByRole('switch', { name: 'Enable globally: look-do-not-touch' });
    await expect(enable).toHaveAttribute('aria-disabled', 'true');
    await enable.click({ force: true });
    await expect(enable).toHaveAttribute('aria-checked', 'false');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'look-do-not-touch' }).click();
    await expect(page).toHaveURL(`/tools/${tool.id}`);
    await expect(page.getByRole('heading', { level: 1, name: 'look-do-not-touch' })).toBeAttached();
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeHidden();
    await expectAccessible(page);
    await api.deleteToken(id);
  });
});
