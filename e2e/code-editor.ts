import { expect, type Locator, type Page } from '@playwright/test';

/** Monaco's text box; it has no box on screen of its own, so it is focused rather than clicked. */
export const codeEditor = (page: Page): Locator => page.getByRole('textbox', { name: /^Code of / });

/** Puts exactly this text in place of all there is: typing would be indented and closed by the editor itself. */
export const replaceCode = async (page: Page, text: string) => {
  await expect(codeEditor(page)).toBeAttached();
  await codeEditor(page).focus();
  await page.keyboard.press('Control+A');
  await page.evaluate((code) => navigator.clipboard.writeText(code), text);
  await page.keyboard.press('Control+V');
};

/** The code as it stands in the editor, taken as an operator would: select all, copy. */
export const codeIn = async (page: Page): Promise<string> => {
  await expect(codeEditor(page)).toBeAttached();
  await codeEditor(page).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  return page.evaluate(() => navigator.clipboard.readText());
};

/** Types at the end of the code, key by key. */
export const typeAtEnd = async (page: Page, text: string) => {
  await expect(codeEditor(page)).toBeAttached();
  await codeEditor(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
};
