import type { Page } from '@playwright/test';
import { PYTHON_CODE } from '../api';
import { codeIn, replaceCode } from '../code-editor';
import type { Fault } from '../faulty-proxy';
import { expect, expectAccessible, signIn, test } from '../fixtures';

const MINE = PYTHON_CODE.replace('hello', 'mine');
const PATCH = { method: 'PATCH' };

const saveState = (page: Page, words: string | RegExp) => expect(page.getByText(words).first()).toBeVisible();

/** Nothing of what a broken server says by itself ever reaches the screen. */
const noRawError = (page: Page) => expect(page.getByText(/nginx|Object\.|<\/?\w+>|\{"error"/)).toHaveCount(0);

/** A refusal, or an answer that never came although nothing was written. */
const NOT_SAVED: Array<{ what: string; fault: Fault; says: RegExp }> = [
  { what: '401', fault: { kind: 'status', status: 401, error: 'Token revoked.' }, says: /Token revoked/ },
  {
    what: '403',
    fault: { kind: 'status', status: 403, error: 'Not this workspace.' },
    says: /Not this workspace/,
  },
  { what: '404', fault: { kind: 'status', status: 404, error: 'No such tool.' }, says: /No such tool/ },
  {
    what: '409',
    fault: { kind: 'status', status: 409, error: 'That name is taken.' },
    says: /That name is taken/,
  },
  {
    what: '500',
    fault: { kind: 'status', status: 500, error: 'Disk full.' },
    says: /Disk full.*Nothing was saved/,
  },
  {
    what: 'HTML in place of JSON',
    fault: { kind: 'html', status: 200 },
    says: /other than JSON.*Nothing was saved/,
  },
  { what: 'a bad gateway', fault: { kind: 'html', status: 502 }, says: /status 502.*Nothing was saved/ },
  { what: 'a connection cut on the way there', fault: { kind: 'cut' }, says: /was lost.*Nothing was saved/ },
];

test.describe('a save that did not happen', () => {
  for (const { what, fault, says } of NOT_SAVED) {
    test(`after ${what} is told in a sentence, loses nothing and can be tried again`, async ({
      page,
      api,
      line,
    }) => {
      const tool = await api.createTool({ name: 'not-saved-yet' });
      await page.goto(`/tools/${tool.id}`);
      await replaceCode(page, MINE);
      line.fail(PATCH, fault);
      await page.keyboard.press('Control+s');
      await saveState(page, /^Not saved: /);
      await saveState(page, says);
      await noRawError(page);
      await expectAccessible(page);
      expect(await codeIn(page)).toBe(MINE);
      expect(await api.getTool(tool.id)).toEqual(tool);

      line.heal();
      await page.keyboard.press('Control+s');
      await saveState(page, 'Saved v2');
      expect(await api.getTool(tool.id)).toMatchObject({ code: MINE, version: 2 });
      expect(line.writesThatReached()).toHaveLength(1);
    });
  }

  test('for too many requests counts down, and then can be tried again', async ({ page, api, line }) => {
    const tool = await api.createTool({ name: 'asked-for-patience' });
    await page.goto(`/tools/${tool.id}`);
    await page.getByLabel('Description', { exact: true }).fill('Patient.');
    line.fail({ ...PATCH, times: 1 }, { kind: 'status', status: 429, headers: { 'retry-after': '3' } });
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('button', { name: /^Try again in [123] s$/ })).toBeDisabled();
    await page.getByRole('button', { name: 'Try again', exact: true }).click();
    await saveState(page, 'Saved v1');
    expect(line.writesThatReached()).toHaveLength(1);
    expect((await api.getTool(tool.id)).description).toBe('Patient.');
  });
});

test.describe('a save that happened, although its answer was lost', () => {
  for (const { what, fault } of [
    { what: 'a failure', fault: { kind: 'status', status: 500, reached: true } },
    { what: 'HTML', fault: { kind: 'html', status: 200, reached: true } },
    { what: 'a cut connection', fault: { kind: 'cut', reached: true } },
  ] satisfies Array<{ what: string; fault: Fault }>) {
    test(`in ${what}, is found and not repeated`, async ({ page, api, line }) => {
      const tool = await api.createTool({ name: 'saved-unseen' });
      await page.goto(`/tools/${tool.id}`);
      await replaceCode(page, MINE);
      line.fail(PATCH, fault);
      await page.keyboard.press('Control+s');
      await saveState(page, 'Saved v2');
      expect(line.writesThatReached()).toHaveLength(1);
      expect(await api.getTool(tool.id)).toEqual({ ...tool, code: MINE, version: 2 });
    });
  }

  test('while nobody can be asked, is found when the line is back', async ({ page, api, line, guards }) => {
    guards.expectComplaint(/Failed to load resource/);
    const tool = await api.createTool({ name: 'nobody-knows' });
    await page.goto(`/tools/${tool.id}`);
    await replaceCode(page, MINE);
    line.fail({}, { kind: 'cut' });
    line.fail(PATCH, { kind: 'cut', reached: true });
    await page.keyboard.press('Control+s');
    await saveState(page, /Whether the change arrived is looked up/);
    expect(await codeIn(page)).toBe(MINE);
    line.heal();
    await saveState(page, 'Saved v2');
    expect(line.writesThatReached()).toHaveLength(1);
    expect((await api.getTool(tool.id)).version).toBe(2);
  });
});

test.describe('half a minute of silence', () => {
  test.describe.configure({ timeout: 90_000 });
  const PATIENCE = { timeout: 30_000 };

  for (const reached of [true, false]) {
    test(`after a save that ${reached ? 'happened' : 'never arrived'}`, async ({ page, api, line }) => {
      const tool = await api.createTool({ name: 'met-with-silence' });
      await page.goto(`/tools/${tool.id}`);
      await replaceCode(page, MINE);
      line.fail(PATCH, { kind: 'silence', reached });
      await page.keyboard.press('Control+s');
      await saveState(page, 'Saving…');
      if (reached) {
        await expect(page.getByText('Saved v2')).toBeVisible(PATIENCE);
      } else {
        await expect(page.getByText(/did not answer in time.*Nothing was saved/).first()).toBeVisible(
          PATIENCE,
        );
        expect(await codeIn(page)).toBe(MINE);
      }
      expect(line.writesThatReached()).toHaveLength(reached ? 1 : 0);
      expect((await api.getTool(tool.id)).version).toBe(reached ? 2 : 1);
    });
  }
});

test.describe('mid-session', () => {
  test('a dead token is said; signed in elsewhere, the save goes through', async ({
    page,
    context,
    api,
    stack,
    line,
  }) => {
    const tool = await api.createTool({ name: 'signed-out-meanwhile' });
    await page.goto(`/tools/${tool.id}`);
    await replaceCode(page, MINE);
    line.fail({}, { kind: 'status', status: 401, error: 'This token was revoked.' });
    await page.keyboard.press('Control+s');
    const opening = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Sign in in another tab' }).click();
    const other = await opening;
    line.heal();
    await signIn(other, stack.token);
    await other.close();
    await page.bringToFront();
    await page.keyboard.press('Control+s');
    await saveState(page, 'Saved v2');
    expect((await api.getTool(tool.id)).code).toBe(MINE);
  });

  test('a reload with a dead token leads to the sign-in, and the draft is offered after', async ({
    page,
    api,
    stack,
    line,
  }) => {
    const tool = await api.createTool({ name: 'reloaded-signed-out' });
    await page.goto(`/tools/${tool.id}`);
    await page.getByLabel('Description', { exact: true }).fill('Kept through it all.');
    await expect
      .poll(() => page.evaluate(() => JSON.stringify(localStorage)))
      .toContain('Kept through it all.');
    line.fail({}, { kind: 'status', status: 401, error: 'This token was revoked.' });
    await page.goto('/runtimes');
    line.heal();
    await signIn(page, stack.token);
    await page.goto(`/tools/${tool.id}`);
    await page.getByRole('button', { name: 'Restore' }).click();
    await expect(page.getByLabel('Description', { exact: true })).toHaveValue('Kept through it all.');
  });

  test('a browser without network keeps what is typed and saves when it is back', async ({
    page,
    context,
    api,
    guards,
    line,
  }) => {
    guards.expectComplaint(/ERR_INTERNET_DISCONNECTED/);
    const tool = await api.createTool({ name: 'typed-in-a-tunnel' });
    await page.goto(`/tools/${tool.id}`);
    await replaceCode(page, MINE);
    // The check is loaded when it is first needed: without a network it could not be, and would rightly say so.
    await expect(page.getByRole('button', { name: 'Draft: passes' })).toBeVisible({ timeout: 20_000 });
    await context.setOffline(true);
    await saveState(page, /^The connection is lost/);
    await page.keyboard.press('Control+s');
    await saveState(page, /^Not saved: /);
    expect(await codeIn(page)).toBe(MINE);
    await context.setOffline(false);
    await page.keyboard.press('Control+s');
    await saveState(page, 'Saved v2');
    expect(line.writesThatReached()).toHaveLength(1);
  });
});
