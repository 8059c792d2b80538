import { expect, type Locator, type Page } from '@playwright/test';

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

const TABS_MAX = 60;

/** Presses Tab until this has the focus, as somebody without a mouse does. */
export const tabTo = async (page: Page, target: Locator) => {
  for (let presses = 0; presses < TABS_MAX; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} was not reached with ${TABS_MAX} presses of Tab`);
};
