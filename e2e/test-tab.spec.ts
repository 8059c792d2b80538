import { codeEditor, replaceCode } from './code-editor';
import { expect, expectAccessible, signIn, test } from './fixtures';
import { ENDLESS, GREETS, message, NAME, openTest, outcome, python, run } from './test-tab';

test.describe('a draft', { tag: '@embedded' }, () => {
  test('is written, run, broken, mended and saved without leaving it', async ({ page, api }) => {
    await page.goto('/tools/new');
    await page.getByRole('button', { name: /^Python Runs on/ }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('greets');
    await replaceCode(page, python('return {"message": "Hello there"}'));
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Runs the code on screen: not created yet.')).toBeVisible();
    await expect(outcome(page).getByText('Succeeded')).toBeVisible();
    await expect(message(page)).toContainText('Hello there');
    await expect(page.getByRole('status').filter({ hasText: 'Run finished: Hello there' })).toBeAttached();
    await expect(codeEditor(page)).toBeFocused();

    await replaceCode(page, python('print("so far so good")', 'return {"message": params["missing"]}'));
    await page.keyboard.press('Control+Enter');
    await expect(outcome(page).getByText('Failed')).toBeVisible();
    await expect(outcome(page).getByText('KeyError').first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'Logs' })).toContainText('so far so good');
    await outcome(page).getByRole('button', { name: 'Go to line 3' }).click();
    await expect(codeEditor(page)).toBeFocused();
    await expect(page.getByText(/^Cursor at 3:/)).toBeVisible();

    await replaceCode(page, python('return {"message": "Mended"}'));
    await page.keyboard.press('Control+Enter');
    await expect(message(page)).toContainText('Mended');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved v1')).toBeVisible();
    expect(await api.toolNamed('greets')).toMatchObject({ code: python('return {"message": "Mended"}') });
  });

  test('in JavaScript says what it printed, and where it failed', async ({ page, api }) => {
    const code = [
      'async function main() {',
      "  console.error('careful');",
      "  throw new TypeError('not so');",
      "  return { message: '' };",
      '}',
      '',
    ];
    const tool = await api.createTool({
      name: 'in-javascript',
      language: 'javascript',
      code: code.join('\n'),
    });
    await openTest(page, tool.id);
    await page.keyboard.press('Control+Enter');
    await expect(outcome(page).getByText('TypeError').first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'Logs' })).toContainText('Error stream:careful');
    await page
      .getByRole('region', { name: 'Traceback' })
      .getByRole('button', { name: /tool\.js:3/ })
      .click();
    await expect(codeEditor(page)).toBeFocused();
    await expect(page.getByText(/^Cursor at 3:/)).toBeVisible();
  });

  test('runs as it stands, and never touches the saved tool', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'untouched' });
    await openTest(page, tool.id);
    await expect(page.getByText('Runs the code on screen: v1.')).toBeVisible();
    await replaceCode(page, python('return {"message": "Only a draft"}'));
    await expect(page.getByText('Runs the code on screen: unsaved changes.')).toBeVisible();
    await run(page);
    await expect(message(page)).toContainText('Only a draft');
    expect(await api.getTool(tool.id)).toEqual(tool);
  });

  test('is ended at once when it is cancelled', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'endless', code: ENDLESS });
    await openTest(page, tool.id);
    await run(page);
    await expect(page.getByRole('region', { name: 'Logs' })).toContainText('begun');
    await outcome(page).getByText('Running').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(outcome(page).getByText('Cancelled')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Logs' })).toContainText('begun');
    await expect
      .poll(
        async () =>
          (await api.call('GET', `/v1/runs?workspace_id=${api.workspaceId}&tool_id=${tool.id}`)).json,
      )
      .toMatchObject({ data: [{ state: 'cancelled' }] });
    await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  });

  test('ends when its page is left', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'left-alone', code: ENDLESS });
    await openTest(page, tool.id);
    await run(page);
    await expect(page.getByRole('region', { name: 'Logs' })).toContainText('begun');
    await page.getByRole('link', { name: 'Back to tools' }).click();
    await expect(page).toHaveURL('/tools');
    await expect
      .poll(
        async () =>
          (await api.call('GET', `/v1/runs?workspace_id=${api.workspaceId}&tool_id=${tool.id}`)).json,
      )
      .toMatchObject({ data: [{ state: 'cancelled' }] });
  });

  test('has as long as its tool is given', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'takes-long', code: ENDLESS });
    await openTest(page, tool.id);
    const limit = page.getByRole('combobox', { name: 'Time limit' });
    await expect(limit).toHaveValue('10000');
    await limit.selectOption('1 s');
    await expect(page.getByText('Time limit: 1 s')).toBeVisible();
    expect((await api.call('GET', `/v1/custom-tools/${tool.id}/run-settings`)).json).toEqual({
      data: { timeout_ms: 1_000 },
    });
    await page.keyboard.press('Control+Enter');
    await expect(outcome(page).getByText('It took too long')).toBeVisible();
  });

  test('is not run where the sandbox is not to be had, and the way out can be copied', async ({
    page,
    api,
  }) => {
    const remedy = 'apt-get install -y bubblewrap';
    const status = {
      state: 'unavailable',
      reason: 'bubblewrap is not installed.',
      remedy,
      egress: 'public',
      allowed_hosts: null,
      concurrency: 2,
    };
    await page.route('**/api/sandbox', (route) => route.fulfill({ json: status }));
    const tool = await api.createTool({ name: 'stranded' });
    await openTest(page, tool.id);
    await expect(page.getByText('bubblewrap is not installed.')).toBeVisible();
    await page.getByRole('button', { name: 'Copy the line' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(remedy);
    await expectAccessible(page);
    await page.unroute('**/api/sandbox');
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect(page.getByText('bubblewrap is not installed.')).toHaveCount(0);
    await run(page);
    await expect(message(page)).toContainText('hello');
  });

  test('has its failing line marked until the code is another', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'marked', code: python('return {"message": 1 / 0}') });
    await openTest(page, tool.id);
    await run(page);
    await expect(outcome(page).getByText('ZeroDivisionError').first()).toBeVisible();
    const marked = page.locator('[data-code-editor] .view-overlays .bg-invalid-soft');
    await expect(marked).toHaveCount(1);
    await expectAccessible(page);
    await replaceCode(page, python('return {"message": "fine"}'));
    await expect(marked).toHaveCount(0);
  });
});

test.describe('a token that may only read', { tag: '@embedded' }, () => {
  test('is told that running needs another', async ({ visit, api }) => {
    const tool = await api.createTool({ name: 'only-read', code: GREETS, parameters: NAME });
    const { secret, id } = await api.createToken('reader', 'read');
    const page = await visit();
    await signIn(page, secret);
    await openTest(page, tool.id);
    await expect(page.getByText(/^Running a tool needs a write token/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Run', exact: true })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await page.keyboard.press('Control+Enter');
    await expect(outcome(page)).toHaveCount(0);
    await expectAccessible(page);
    await api.deleteToken(id);
  });
});

test.describe('an API that runs only what is saved', { tag: '@published' }, () => {
  test('runs the saved version and says so', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'saved-only', code: GREETS, parameters: NAME });
    await openTest(page, tool.id);
    await expect(page.getByText('Runs v1 as it is saved.')).toBeVisible();
    await page.getByRole('textbox', { name: 'name', exact: true }).fill('Ada');
    await run(page);
    await expect(message(page)).toContainText('Hello Ada');
    await replaceCode(page, python('return {"message": "Not saved"}'));
    await expect(page.getByText('Your unsaved changes are not run')).toBeVisible();
    await expectAccessible(page);
    await run(page);
    await expect(message(page)).toContainText('Hello Ada');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved v2')).toBeVisible();
    await run(page);
    await expect(message(page)).toContainText('Not saved');
  });

  test('can only stop waiting for it', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'waits', code: ENDLESS });
    await openTest(page, tool.id);
    await run(page);
    await expect(outcome(page).getByText(/answers when it is over/)).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(outcome(page).getByText('Cancelled')).toBeVisible();
    await expect(outcome(page)).toContainText('it may still go on');
  });

  test('cannot run what is not created', async ({ page }) => {
    await page.goto('/tools/new');
    await page.getByRole('button', { name: /^Python Runs on/ }).click();
    await page.getByRole('tab', { name: 'Test' }).click();
    await expect(page.getByText(/Create the tool, then test it/)).toBeVisible();
  });
});

test.describe('on a phone', { tag: '@embedded' }, () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a tool is tried, and the failing line is a tap away', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'in-the-hand', code: python('return {"message": 1 / 0}') });
    await page.goto(`/tools/${tool.id}`);
    await expect(codeEditor(page)).toBeAttached();
    await page.getByRole('radio', { name: 'Test' }).tap();
    await page.getByRole('button', { name: 'Run', exact: true }).tap();
    await expect(outcome(page).getByText('ZeroDivisionError').first()).toBeVisible();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    ).toBe(true);
    await expectAccessible(page);
    await outcome(page).getByRole('button', { name: 'Go to line 2' }).tap();
    await expect(page.getByRole('radio', { name: 'Code' })).toBeChecked();
    await expect(page.getByText(/^Cursor at 2:/)).toBeVisible();
  });
});
