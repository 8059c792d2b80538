import type { Fault } from '../faulty-proxy';
import { expect, expectAccessible, test } from '../fixtures';

const RUNS = { method: 'POST', path: /^\/v1\/runs$/ };

test.describe('a test that could not be run', () => {
  const FAULTS: Array<{ what: string; fault: Fault; says: RegExp }> = [
    {
      what: 'a page in place of an answer',
      fault: { kind: 'html', status: 200 },
      says: /something other than the events of a run/,
    },
    { what: 'a cut line', fault: { kind: 'cut' }, says: /was lost before it answered/ },
    { what: 'a bad gateway', fault: { kind: 'html', status: 502 }, says: /failed with status 502/ },
  ];
  for (const { what, fault, says } of FAULTS) {
    test(`after ${what} says so in a sentence`, async ({ page, api, line, guards }) => {
      guards.expectComplaint(/Failed to load resource/);
      const tool = await api.createTool({ name: 'not-run' });
      await page.goto(`/tools/${tool.id}`);
      await page.getByRole('tab', { name: 'Test' }).click();
      line.fail(RUNS, fault);
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      const outcome = page.getByRole('region', { name: 'Outcome' });
      await expect(outcome.getByText(says)).toBeVisible();
      await expect(page.getByText(/nginx|Object\.|<\/?\w+>|\{"error"/)).toHaveCount(0);
      line.heal();
      await page.keyboard.press('Control+Enter');
      await expect(outcome.getByText('Succeeded')).toBeVisible();
    });
  }

  test('counts down when every sandbox is busy, and offers to try again', async ({
    page,
    api,
    line,
    guards,
  }) => {
    guards.expectComplaint(/Failed to load resource/);
    const tool = await api.createTool({ name: 'busy' });
    await page.goto(`/tools/${tool.id}`);
    await page.getByRole('tab', { name: 'Test' }).click();
    line.fail(
      { ...RUNS, times: 1 },
      { kind: 'status', status: 503, error: 'Every sandbox is busy.', headers: { 'retry-after': '2' } },
    );
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const outcome = page.getByRole('region', { name: 'Outcome' });
    await expect(outcome.getByText('Every sandbox is busy.')).toBeVisible();
    await expect(outcome.getByRole('button', { name: /^Try again in \d s$/ })).toBeDisabled();
    await expectAccessible(page);
    await outcome.getByRole('button', { name: 'Try again', exact: true }).click();
    await expect(outcome.getByText('Succeeded')).toBeVisible();
  });
});
