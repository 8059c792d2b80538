import type { Page } from '@playwright/test';
import type { Parameters } from '@/lib/contract/parameter';
import { codeEditor } from './code-editor';
import { expect } from './fixtures';

export const python = (...body: string[]) =>
  ['def main(**params):', ...body.map((line) => `    ${line}`), ''].join('\n');
export const GREETS = python(
  'return {"message": "Hello " + params["name"], "rawData": {"name": params["name"]}}',
);
export const ECHOES = python('print(params)', 'return {"message": "Got it.", "rawData": params}');
export const ENDLESS = python(
  'print("begun", flush=True)',
  'while True:',
  '    pass',
  'return {"message": "never"}',
);
export const NAME: Parameters = { name: { type: 'string', required: true, description: 'Whom to greet.' } };

export const openTest = async (page: Page, id: string) => {
  await page.goto(`/tools/${id}`);
  await expect(codeEditor(page)).toBeAttached();
  await page.getByRole('tab', { name: 'Test' }).click();
  await expect(page.getByRole('region', { name: 'Arguments' })).toBeVisible();
};
export const outcome = (page: Page) => page.getByRole('region', { name: 'Outcome' });
export const message = (page: Page) => page.getByRole('region', { name: 'Message', exact: true });
export const run = (page: Page) => page.getByRole('button', { name: 'Run', exact: true }).click();
