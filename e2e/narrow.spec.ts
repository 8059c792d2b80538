import { codeEditor } from './code-editor';
import { expect, expectAccessible, test } from './fixtures';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test.describe('on a phone', () => {
  test('tools are found, read and switched', async ({ page, api }) => {
    // Looks at seven pages in both themes.
    test.slow();
    const tool = await api.createTool({
      name: 'a-tool-with-quite-a-long-name-for-such-a-narrow-screen',
      description: 'Something that is described at some length, so that it has to be cut.',
      parameters: { city: { type: 'string', required: true, description: 'Where.' } },
    });
    await page.goto('/tools');
    const fits = () =>
      page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
    expect(await fits()).toBe(true);
    await expectAccessible(page);
    const enable = page.getByRole('switch', { name: `Enable globally: ${tool.name}` });
    await enable.tap();
    await expect(enable).toBeChecked();
    await page.getByRole('button', { name: /^Filters/ }).tap();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Python');
    await expect(page).toHaveURL('/tools?language=python');
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Filters/ }).tap();

    await page.getByRole('link', { name: tool.name }).tap();
    await expect(page.getByRole('heading', { level: 1, name: tool.name })).toBeAttached();
    await expect(codeEditor(page)).toBeAttached();
    expect(await fits()).toBe(true);
    await expectAccessible(page);
    await page.getByRole('radio', { name: 'Parameters' }).tap();
    await expect(page.getByRole('group', { name: 'Parameter city' })).toBeVisible();
    expect(await fits()).toBe(true);
    await expectAccessible(page);

    for (const place of ['Runtimes', 'Settings', 'Tools']) {
      await page
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link', { name: place, exact: true })
        .tap();
      await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
      expect(await fits()).toBe(true);
      await expectAccessible(page);
    }
  });
});
