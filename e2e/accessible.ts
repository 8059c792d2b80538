import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Off in axe by default, but WCAG 2.2 AA asks for targets of 24 px. */
const ALSO = { rules: { 'target-size': { enabled: true } } };

/** Monaco and transitions take up another theme a moment after the page. */
const SETTLED = { timeout: 5_000, intervals: [250] };

/** No violation that axe can see, as the page stands, in the light and in the dark theme. */
export const expectAccessible = async (page: Page) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(async () => {
      const { violations } = await new AxeBuilder({ page }).options(ALSO).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
      expect(found, `axe, ${colorScheme}`).toEqual([]);
    }).toPass(SETTLED);
  }
  await page.emulateMedia({ colorScheme: null });
};
