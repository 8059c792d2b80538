import type { Page } from '@playwright/test';

export const grid = (page: Page) => page.getByRole('grid', { name: 'Tools' });
export const rowOf = (page: Page, name: string) =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) });
export const names = (page: Page) => grid(page).getByRole('link').allTextContents();
export const search = (page: Page) => page.getByRole('searchbox', { name: 'Search tools' });
export const title = (page: Page, count: string) =>
  page.getByRole('heading', { level: 1, name: new RegExp(`^Tools ?, ${count}$`) });
