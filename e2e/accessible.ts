import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Off in axe by default, but WCAG 2.2 AA asks for targets of 24 px. */
const ALSO = { rules: { 'target-size': { enabled: true } } };

const violationsOn = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).options(ALSO).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};

/** Monaco and transitions take up another theme a frame or two after the page. */
const settled = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** No violation that axe can see, as the page stands, in the light and in the dark theme. */
export const expectAccessible = async (page: Page) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    const found = await violationsOn(page);
    const lasting = found.length === 0 ? found : await violationsOn(page);
    expect(lasting, `axe, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
};
