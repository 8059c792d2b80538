import { expect, expectAccessible, signIn, test } from './fixtures';
import { openPalette, pressUntil } from './keyboard';
import { allowLongRuns, LONG_TOOL, ORDER_TOOL, runLinks, runsGrid, runsOf, runTool } from './runs';
import { rowOf } from './tools-list';

const SOON = { timeout: 1_000 };

test.describe('the history', { tag: '@embedded' }, () => {
  test('shows a run made through the API; what comes later waits to be asked for', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'look-up-an-order', ...ORDER_TOOL });
    await runTool(api, tool, { order_id: 'A1' });
    await page.goto('/tools');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Runs' }).click();
    await expect(page).toHaveURL('/runs');
    await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeVisible();
    await page.goto(`/runs?tool_id=${tool.id}`);
    const row = runsGrid(page).getByRole('row').filter({ hasText: 'Order A1 is shipped' });
    for (const words of ['Succeeded', 'look-up-an-order', 'v1', 'API', 'just now']) {
      await expect(row).toContainText(words);
    }
    await expectAccessible(page);

    await runTool(api, tool, { order_id: 'missing' });
    await page.getByRole('button', { name: '1 new run' }).click();
    await expect(runLinks(page)).toHaveCount(2);
    await expect(runLinks(page).first()).toBeFocused();
    await expect(runsGrid(page).getByRole('row').nth(1)).toContainText('KeyError');
  });

  test('is there before any script runs', async ({ browser, stack, operator, api }) => {
    const tool = await api.createTool({ name: 'seen-without-scripts', ...ORDER_TOOL });
    await runTool(api, tool, { order_id: 'B2' });
    const context = await browser.newContext({
      baseURL: stack.webUrl,
      storageState: operator,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(`/runs?tool_id=${tool.id}`);
    await expect(runsGrid(page)).toContainText('Order B2 is shipped');
    await context.close();
  });

  test('is narrowed, and its filters live in the address', async ({ page, api }) => {
    const orders = await api.createTool({ name: 'orders-to-filter', ...ORDER_TOOL });
    const other = await api.createTool({ name: 'other-to-filter' });
    await runTool(api, orders, { order_id: 'C3' });
    await runTool(api, orders, { order_id: 'missing' });
    await runTool(api, other);
    await page.goto('/runs');

    const chooser = page.getByRole('dialog', { name: 'Choose a tool' });
    await pressUntil(page, '/', () => expect(chooser).toBeVisible(SOON));
    await expectAccessible(page);
    await page.keyboard.type('orders-to-filter');
    await expect(chooser.getByRole('option')).toHaveText(['orders-to-filter']);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/runs?tool_id=${orders.id}`);
    await expect(page.getByRole('button', { name: 'Tool: orders-to-filter' })).toBeVisible();
    await expect(runLinks(page)).toHaveText(['orders-to-filter', 'orders-to-filter']);

    await page.getByLabel('State').selectOption('Failed');
    await page.getByLabel('Time').selectOption('Last hour');
    await expect(page).toHaveURL(`/runs?tool_id=${orders.id}&state=failed&range=hour`);
    await expect(runLinks(page)).toHaveCount(1);
    await page.reload();
    await expect(page.getByLabel('State')).toHaveValue('failed');
    await expect(runLinks(page)).toHaveCount(1);

    await page.getByLabel('Source').selectOption('Agent');
    await expect(page.getByRole('heading', { name: 'No run matches' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
    await expect(page).toHaveURL('/runs');
    await expect(runsGrid(page)).toContainText('other-to-filter');
  });

  test('of a new workspace is empty, and fills by itself', async ({ page, api, visit }) => {
    const workspace = await api.createWorkspace('Nothing ran here');
    const there = api.inWorkspace(workspace.id);
    const { secret } = await api.createToken('of the new workspace', 'write', [workspace.id]);
    const visitor = await visit();
    await signIn(visitor, secret);
    await visitor.goto('/runs');
    await expect(visitor.getByRole('heading', { name: 'No runs yet' })).toBeVisible();
    await expectAccessible(visitor);
    const tool = await there.createTool({ name: 'first-to-run', ...ORDER_TOOL });
    await runTool(there, tool, { order_id: 'D4' });
    await expect(runsGrid(visitor)).toContainText('Order D4 is shipped');
    await there.deleteAllTools();
    await page.close();
  });

  test('is walked through by keyboard', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'walked-through', ...ORDER_TOOL });
    for (const order_id of ['E1', 'E2', 'E3']) {
      await runTool(api, tool, { order_id });
    }
    await page.goto(`/runs?tool_id=${tool.id}`);
    await expect(runLinks(page)).toHaveCount(3);
    await pressUntil(page, 'Home', () => expect(runLinks(page).first()).toBeFocused(SOON));
    await page.keyboard.press('j');
    await expect(runLinks(page).nth(1)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Order E2 is shipped').first()).toBeVisible();
    await page.getByRole('link', { name: 'Back to runs' }).click();
    await expect(page).toHaveURL(`/runs?tool_id=${tool.id}`);
    const palette = await openPalette(page);
    await page.keyboard.type('go to runs');
    await expect(palette.getByRole('option', { name: 'Go to Runs' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/runs');
  });
});

test.describe('one run', { tag: '@embedded' }, () => {
  test('tells everything of itself, to the last digit', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'told-in-full', ...ORDER_TOOL });
    await runTool(api, tool, { order_id: 'F6' });
    const [run] = await runsOf(api, tool);
    await page.goto(`/runs/${run?.id}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Run of told-in-full' })).toBeVisible();
    await expect(page.getByRole('tree', { name: 'Arguments' })).toContainText('F6');
    await expect(page.getByRole('tree', { name: 'Returned value' })).toContainText('12345678901234567890');
    await expect(page.getByRole('region', { name: 'Logs' })).toContainText('looking up F6');
    await expect(page.getByRole('region', { name: 'Code that ran' }).last()).toContainText('raise KeyError');
    await page.getByRole('button', { name: 'Copy as JSON' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('"number": 12345678901234567890');
    expect(copied).toContain('"order_id": "F6"');
    await expectAccessible(page);
  });

  test('that failed names the line and shows it', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'fails-at-a-line', ...ORDER_TOOL });
    await runTool(api, tool, { order_id: 'missing' });
    await page.goto(`/runs/${(await runsOf(api, tool))[0]?.id}`);
    await expect(page.getByRole('alert').filter({ hasText: 'KeyError' })).toContainText('no such order');
    await expect(page.getByRole('region', { name: 'Traceback' })).toContainText('line 5');
    await page.getByRole('button', { name: 'Go to line 5' }).click();
    const code = page.getByRole('region', { name: 'Code that ran' }).last();
    await expect(code).toBeFocused();
    await expect(code.getByText('(the error came from this line)')).toBeAttached();
    await expectAccessible(page);
  });

  test('is opened in the editor with its arguments', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'opened-with-arguments', ...ORDER_TOOL });
    await runTool(api, tool, { order_id: 'G7' });
    const [run] = await runsOf(api, tool);
    await page.goto(`/runs/${run?.id}`);
    await page.getByRole('link', { name: 'Open in editor with these arguments' }).click();
    await expect(page).toHaveURL(new RegExp(`/tools/${tool.id}`));
    await expect(page.getByRole('tab', { name: 'Test' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('textbox', { name: 'order_id' })).toHaveValue('G7');
  });

  test('that goes on is followed and can be cancelled', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'goes-on-and-on', ...LONG_TOOL });
    await allowLongRuns(api, tool);
    const answer = runTool(api, tool);
    await expect.poll(async () => (await runsOf(api, tool))[0]?.state).toBe('running');
    await page.goto(`/runs/${(await runsOf(api, tool))[0]?.id}`);
    await expect(page.getByText('Running', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeHidden();
    expect((await answer).success).toBe(false);
  });

  test('that nobody knows says so', async ({ page, guards }) => {
    guards.expectComplaint(/404 \(Not Found\)/);
    await page.goto('/runs/rn-no-such-run');
    await expect(page.getByRole('heading', { name: 'There is no run with this id' })).toBeVisible();
    await expectAccessible(page);
  });

  test('of a deleted tool stays, without a way into the editor', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'gone-but-not-forgotten', ...ORDER_TOOL });
    await runTool(api, tool, { order_id: 'H8' });
    const [run] = await runsOf(api, tool);
    await api.deleteTool(tool.id);
    await page.goto(`/runs/${run?.id}`);
    await expect(page.getByRole('heading', { level: 1, name: /gone-but-not-forgotten/ })).toBeVisible();
    await expect(page.getByRole('link', { name: /Open in editor/ })).toHaveCount(0);
  });
});

test.describe('beside the code', { tag: '@embedded' }, () => {
  test('stand the last runs of the tool, and their arguments can be used again', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'ran-before', ...ORDER_TOOL });
    await runTool(api, tool, { order_id: 'I9' });
    await page.goto(`/tools/${tool.id}`);
    await page.getByRole('tab', { name: 'Runs' }).click();
    const runs = page.getByRole('list', { name: 'Last runs of this tool' });
    await runs.getByRole('button', { name: /Succeeded/ }).click();
    await expect(runs.getByRole('tree', { name: 'Arguments' })).toContainText('I9');
    await expectAccessible(page);
    await runs.getByRole('button', { name: 'Use these arguments' }).click();
    await expect(page.getByRole('tab', { name: 'Test' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('textbox', { name: 'order_id' })).toHaveValue('I9');
  });

  test('in the list of tools, a mark tells how the last run ended', async ({ page, api }) => {
    const healthy = await api.createTool({ name: 'a-healthy-one', ...ORDER_TOOL });
    const ailing = await api.createTool({ name: 'an-ailing-one', ...ORDER_TOOL });
    await api.createTool({ name: 'never-ran' });
    await runTool(api, healthy, { order_id: 'J1' });
    await runTool(api, ailing, { order_id: 'J2' });
    await runTool(api, ailing, { order_id: 'missing' });
    await page.goto('/tools');
    await expect(rowOf(page, 'a-healthy-one')).toContainText('Last run succeeded just now');
    await expect(rowOf(page, 'an-ailing-one')).toContainText('Last run failed just now · 1 of last 2 failed');
    await expect(rowOf(page, 'never-ran')).not.toContainText('Last run');
    await expectAccessible(page);
  });
});

test.describe('on a phone', { tag: '@embedded' }, () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('runs are listed, filtered and read', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'a-tool-with-a-long-name-for-a-narrow-screen', ...ORDER_TOOL });
    await runTool(api, tool, { order_id: 'missing' });
    const fits = () =>
      page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
    await page.goto(`/runs?tool_id=${tool.id}`);
    await expect(runLinks(page)).toHaveCount(1);
    expect(await fits()).toBe(true);
    await page.getByRole('button', { name: /^Filters/ }).tap();
    await page.getByRole('combobox', { name: 'State' }).selectOption('Failed');
    await expect(page).toHaveURL(`/runs?tool_id=${tool.id}&state=failed`);
    await expectAccessible(page);
    await runLinks(page).first().tap();
    await expect(page.getByRole('region', { name: 'Traceback' })).toBeVisible();
    expect(await fits()).toBe(true);
    await expectAccessible(page);
    await page.goto(`/tools/${tool.id}`);
    await page.getByRole('radio', { name: 'Runs' }).tap();
    await page.getByRole('button', { name: /^Failed/ }).tap();
    await expect(page.getByRole('button', { name: 'Use these arguments' })).toBeVisible();
    expect(await fits()).toBe(true);
    await expectAccessible(page);
  });
});

test.describe('on an API that keeps no runs', { tag: '@published' }, () => {
  test('there is no entry, no mark and no tab, and the address says why', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'runs-unseen' });
    await page.goto('/tools');
    await expect(rowOf(page, 'runs-unseen')).toBeVisible();
    await expect(
      page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Runs' }),
    ).toHaveCount(0);
    await page.goto(`/tools/${tool.id}`);
    await expect(page.getByRole('tab', { name: 'Test' })).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Runs' })).toHaveCount(0);
    for (const address of ['/runs', '/runs/rn-whatever']) {
      await page.goto(address);
      await expect(page.getByText('This API keeps no run history that it would show.')).toBeVisible();
    }
    await expectAccessible(page);
    await page.goto('/settings');
    await expect(page.getByRole('heading', { name: 'Appearance' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Run history' })).toHaveCount(0);
  });
});
