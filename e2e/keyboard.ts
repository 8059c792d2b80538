import { expect, type Page } from '@playwright/test';

/** Presses a shortcut until it has had its effect: right after a page has come, no script listens yet. */
export const pressUntil = (page: Page, keys: string, effect: () => Promise<void>) =>
  expect(async () => {
    await page.keyboard.press(keys);
    await effect();
  }).toPass({ intervals: [100] });

const SOON = { timeout: 1_000 };

export const openPalette = async (page: Page) => {
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await pressUntil(page, 'Control+k', () => expect(palette).toBeVisible(SOON));
  await expect(palette.getByRole('combobox')).toBeFocused();
  return palette;
};

export const focusSearch = async (page: Page) => {
  const search = page.getByRole('searchbox', { name: 'Search tools' });
  await pressUntil(page, '/', () => expect(search).toBeFocused(SOON));
  return search;
};
