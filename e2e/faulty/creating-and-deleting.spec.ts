import type { Page } from '@playwright/test';
import { codeIn } from '../code-editor';
import type { Fault } from '../faulty-proxy';
import { expect, expectAccessible, test } from '../fixtures';

const POST = { method: 'POST', path: /^\/v1\/custom-tools$/ };
const DELETE = { method: 'DELETE' };
const messages = (page: Page) => page.getByRole('region', { name: 'Messages' });

const begin = async (page: Page, name: string) => {
  await page.goto('/tools/new');
  await page.getByRole('button', { name: /^Python Runs on/ }).click();
  await page.getByRole('textbox', { name: 'Name' }).first().fill(name);
};

test.describe('creating', () => {
  for (const { what, fault, says } of [
    {
      what: 'a failure',
      fault: { kind: 'status', status: 500, error: 'Disk full.' },
      says: /Disk full.*Nothing was created/,
    },
    { what: 'a cut connection', fault: { kind: 'cut' }, says: /was lost.*Nothing was created/ },
    {
      what: 'no access',
      fault: { kind: 'status', status: 403, error: 'Only reading.' },
      says: /Only reading/,
    },
    { what: 'HTML', fault: { kind: 'html', status: 503 }, says: /answered 503/ },
  ] satisfies Array<{ what: string; fault: Fault; says: RegExp }>) {
    test(`that failed with ${what} keeps everything, and makes one tool when tried again`, async ({
      page,
      api,
      line,
    }) => {
      await begin(page, 'made-once');
      const code = await codeIn(page);
      line.fail(POST, fault);
      await page.getByRole('button', { name: 'Create tool' }).click();
      await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible();
      await expectAccessible(page);
      expect(await api.listTools()).toEqual([]);
      await expect(page.getByRole('textbox', { name: 'Name' }).first()).toHaveValue('made-once');
      expect(await codeIn(page)).toBe(code);
      line.heal();
      await page.getByRole('button', { name: 'Create tool' }).click();
      await expect(page.getByText('Saved v1')).toBeVisible();
      expect(await api.listTools()).toHaveLength(1);
      expect(line.writesThatReached()).toHaveLength(1);
    });
  }

  for (const fault of [
    { kind: 'cut', reached: true },
    { kind: 'status', status: 500, reached: true },
  ] satisfies Fault[]) {
    test(`that happened although its answer was lost (${fault.kind}) is found`, async ({
      page,
      api,
      line,
    }) => {
      await begin(page, 'made-unseen');
      line.fail(POST, fault);
      await page.getByRole('button', { name: 'Create tool' }).click();
      await expect(page.getByText('Saved v1')).toBeVisible();
      const [tool, ...others] = await api.listTools();
      expect(others).toEqual([]);
      await expect(page).toHaveURL(`/tools/${tool?.id}`);
      expect(line.writesThatReached()).toHaveLength(1);
    });
  }
});

test.describe('deleting', () => {
  const remove = async (page: Page, id: string) => {
    await page.goto(`/tools/${id}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await page.getByRole('button', { name: 'Delete tool' }).click();
  };

  test('that did not arrive is said, and the tool stays', async ({ page, api, line }) => {
    const tool = await api.createTool({ name: 'still-here' });
    line.fail(DELETE, { kind: 'cut' });
    await remove(page, tool.id);
    await expect(messages(page)).toContainText('still-here was not deleted');
    await expect(messages(page)).toContainText('Nothing was deleted');
    expect(await api.getTool(tool.id)).toEqual(tool);
    await expect(page.getByText('Saved v1')).toBeVisible();
  });

  test('that happened although its answer was lost is found, and can be undone', async ({
    page,
    api,
    line,
  }) => {
    const tool = await api.createTool({ name: 'gone-unseen' });
    line.fail(DELETE, { kind: 'cut', reached: true });
    await remove(page, tool.id);
    await expect(page).toHaveURL('/tools');
    await messages(page).getByRole('button', { name: 'Undo' }).click();
    await expect(messages(page)).toContainText('gone-unseen is back');
    expect(await api.listTools()).toHaveLength(1);
    expect(line.writesThatReached().filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  });
});
