import { PYTHON_CODE } from './api';
import { codeEditor, codeIn, replaceCode, typeAtEnd } from './code-editor';
import { expect, expectAccessible, test } from './fixtures';

const NO_RETURN = 'def main(**params):\n    print("nothing comes back")\n';

test.describe('a tool', () => {
  test('is saved with Ctrl+S; only code makes a new version', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'saved-by-key', description: 'Before.' });
    await page.goto(`/tools/${tool.id}`);
    await expect(page.getByText('Saved v1')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await expect(codeEditor(page)).toBeAttached();
    await expectAccessible(page);

    const code = PYTHON_CODE.replace('hello', 'goodbye');
    await replaceCode(page, code);
    await expect(page.getByText('Unsaved changes')).toBeVisible();
    expect(await api.getTool(tool.id)).toEqual(tool);
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved v2')).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'Saved version 2' })).toBeAttached();
    expect(await api.getTool(tool.id)).toEqual({ ...tool, code, version: 2 });

    await page.getByLabel('Description', { exact: true }).fill('After.');
    await page.getByLabel('Status line').fill('Saying goodbye');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Saved v2')).toBeVisible();
    expect(await api.getTool(tool.id)).toMatchObject({
      version: 2,
      description: 'After.',
      execution_message_description: 'Saying goodbye',
    });

    await page.getByLabel('Status line').fill('');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved v2')).toBeVisible();
    expect((await api.getTool(tool.id)).execution_message_description).toBeFalsy();
    await page.reload();
    await expect.poll(() => codeIn(page)).toBe(code);
  });

  test('typing goes into the code where the cursor is, and undo takes it back', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'typed-into' });
    await page.goto(`/tools/${tool.id}`);
    await typeAtEnd(page, '# end');
    await expect(page.getByText('Unsaved changes')).toBeVisible();
    expect(await codeIn(page)).toBe(`${PYTHON_CODE}# end`);
    await page.keyboard.press('Control+End');
    for (let presses = 0; presses < 5; presses += 1) {
      await page.keyboard.press('Backspace');
    }
    await expect(page.getByText('Saved v1')).toBeVisible();
  });

  for (const { language, bad, good } of [
    { language: 'python', bad: NO_RETURN, good: PYTHON_CODE },
    {
      language: 'javascript',
      bad: 'async function main(params) {\n  console.log(params);\n}\n',
      good: "async function main(params) {\n  return { message: 'ok' };\n}\n",
    },
  ] as const) {
    test(`${language}: what the check finds is said in the words that refuse a save`, async ({
      page,
      api,
    }) => {
      const tool = await api.createTool({ name: 'checked', language, code: good });
      await page.goto(`/tools/${tool.id}`);
      await replaceCode(page, bad);
      const problem = page.getByRole('region', { name: 'Problems' }).getByRole('button');
      await expect(problem).toContainText('has no `return`');
      await expect(page.getByRole('button', { name: 'Draft: would be refused' })).toBeVisible();
      const words = (await problem.textContent()) ?? '';
      const sentence = await api.refusal('PATCH', `/v1/custom-tools/${tool.id}`, { code: bad }, 400);
      expect(sentence).toMatch(/^code: line 1, column \d+: /);
      expect(words).toContain(sentence.replace(/^code: line \d+, column \d+: /, ''));

      await page.keyboard.press('Control+s');
      const refusal = page.getByRole('alert').filter({ hasText: 'The API refused this code' });
      await expect(refusal).toContainText(sentence);
      await expectAccessible(page);
      expect(await codeIn(page)).toBe(bad);
      expect(await api.getTool(tool.id)).toEqual(tool);

      await replaceCode(page, good.replace('hello', 'corrected').replace('ok', 'corrected'));
      await expect(problem).toHaveCount(0);
      await page.keyboard.press('Control+s');
      await expect(page.getByText('Saved v2')).toBeVisible();
    });
  }

  test('with an import that is not there is saved, and says why it is not validated', async ({
    page,
    api,
  }) => {
    const tool = await api.createTool({ name: 'imports-nothing-known' });
    await page.goto(`/tools/${tool.id}`);
    await replaceCode(page, `import not_of_this_world\n\n${PYTHON_CODE}`);
    await expect(page.getByRole('button', { name: 'Draft: not validated' })).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved v2')).toBeVisible();
    expect(await api.getTool(tool.id)).toMatchObject({ validated: false, version: 2 });
    await page.getByRole('button', { name: 'Not validated' }).click();
    const found = page.getByRole('dialog', { name: 'What the check found' });
    await expect(found).toContainText('not_of_this_world');
    await expectAccessible(page);
    await found.getByRole('button').first().click();
    await expect(codeEditor(page)).toBeFocused();
  });

  test('a problem leads to its place, and F8 from one to the next', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'leads-there' });
    await page.goto(`/tools/${tool.id}`);
    await replaceCode(page, `\n\n${NO_RETURN}`);
    const problem = page.getByRole('region', { name: 'Problems' }).getByRole('button');
    await problem.click();
    await expect(codeEditor(page)).toBeFocused();
    await expect(page.getByText('Cursor at 3:5')).toBeAttached();
    await page.keyboard.press('Control+Home');
    await expect(page.getByText('Cursor at 1:1')).toBeAttached();
    await page.keyboard.press('F8');
    await expect(page.getByText('Cursor at 3:5')).toBeAttached();
  });

  test('Tab can leave the editor, and the editor says how', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'no-trap' });
    await page.goto(`/tools/${tool.id}`);
    await expect(codeEditor(page)).toHaveAccessibleName(/Ctrl\+M lets it leave the editor/);
    await codeEditor(page).focus();
    await page.keyboard.press('Control+m');
    await expect(codeEditor(page)).toHaveAccessibleName(/Tab leaves the editor/);
    await page.keyboard.press('Tab');
    await expect(codeEditor(page)).not.toBeFocused();
    await expect(page.getByText('Saved v1')).toBeVisible();
  });

  test('is renamed, and a name that is taken is refused at the name', async ({ page, api }) => {
    await api.createTool({ name: 'already-here' });
    const tool = await api.createTool({ name: 'old-name' });
    await page.goto(`/tools/${tool.id}`);
    const name = page.getByRole('textbox', { name: 'Name' }).first();
    await name.fill('New Name!');
    await expect(name).toHaveAccessibleDescription(/no spaces/);
    await page.keyboard.press('Control+s');
    await expect(name).toBeFocused();
    expect((await api.getTool(tool.id)).name).toBe('old-name');
    await page.getByRole('button', { name: 'Use new-name' }).click();
    await expect(name).toHaveValue('new-name');

    await name.fill('already-here');
    await page.keyboard.press('Control+s');
    await expect(name).toHaveAccessibleDescription(/already/);
    await expect(name).toBeFocused();
    await expect(name).toHaveValue('already-here');
    await expectAccessible(page);
    await name.fill('new-name');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved v1')).toBeVisible();
    expect(await api.getTool(tool.id)).toEqual({ ...tool, name: 'new-name' });
  });

  test('a description has 1024 characters, counted as it is typed', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'wordy' });
    await page.goto(`/tools/${tool.id}`);
    const description = page.getByLabel('Description', { exact: true });
    await description.fill('x'.repeat(1_025));
    await expect(page.getByText('1025 / 1024')).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(description).toBeFocused();
    await expect(description).toHaveAccessibleDescription(/at most 1024 characters, this one has 1025/);
    await description.fill('x'.repeat(1_024));
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved v1')).toBeVisible();
    expect((await api.getTool(tool.id)).description).toHaveLength(1_024);
  });

  test('another language offers its template and keeps the code that was typed', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'changes-language' });
    const runtimes = await api.runtimes();
    const template = runtimes.find(({ language }) => language === 'javascript')?.starter_template ?? '';
    const mine = PYTHON_CODE.replace('hello', 'mine');
    await page.goto(`/tools/${tool.id}`);
    await replaceCode(page, mine);
    const language = page.getByRole('combobox', { name: 'Language' });
    await language.selectOption('JavaScript');
    const asked = page.getByRole('dialog', { name: 'Change the language to JavaScript?' });
    await expectAccessible(page);
    await asked.getByRole('button', { name: 'Use the JavaScript template' }).click();
    await expect.poll(() => codeIn(page)).toBe(template);
    await expect(language).toHaveValue('javascript');

    await language.selectOption('Python');
    await page.getByRole('button', { name: 'Go on with the Python code from before' }).click();
    await expect.poll(() => codeIn(page)).toBe(mine);
    await language.selectOption('JavaScript');
    await page.getByRole('button', { name: 'Stay with Python' }).click();
    await expect(language).toHaveValue('python');
    expect(await api.getTool(tool.id)).toEqual(tool);

    await language.selectOption('JavaScript');
    await page.getByRole('button', { name: 'Use the JavaScript template' }).click();
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved v2')).toBeVisible();
    expect(await api.getTool(tool.id)).toMatchObject({ language: 'javascript', code: template, version: 2 });
  });

  test('the global switch acts on the live tool and leaves the draft alone', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'switched-while-typing' });
    await page.goto(`/tools/${tool.id}`);
    await page.getByLabel('Description', { exact: true }).fill('Not live yet.');
    const enable = page.getByRole('switch', { name: 'Enable globally: switched-while-typing' });
    await enable.click();
    await expect(enable).toBeChecked();
    await expect.poll(async () => (await api.getTool(tool.id)).enable_globally).toBe(true);
    expect((await api.getTool(tool.id)).description).toBe('');
    await expect(page.getByText('Unsaved changes')).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved v1')).toBeVisible();
    expect(await api.getTool(tool.id)).toEqual({
      ...tool,
      enable_globally: true,
      description: 'Not live yet.',
    });
  });

  test('that is not there says so', async ({ page, guards }) => {
    guards.expectComplaint(/status of 404/);
    await page.goto('/tools/kgthereisnosuchtoolanywhere00000');
    await expect(page.getByRole('heading', { name: 'There is no tool with this id' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Go to Tools' }).click();
    await expect(page).toHaveURL('/tools');
  });

  test('keeps the width of its panes', async ({ page, api }) => {
    const tool = await api.createTool({ name: 'resized' });
    await page.goto(`/tools/${tool.id}`);
    const separator = page.getByRole('separator', { name: 'Width of the code' });
    const width = () => separator.getAttribute('aria-valuenow');
    await expect.poll(width).not.toBeNull();
    const before = await width();
    await separator.focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(width).not.toBe(before);
    const after = await width();
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBeGreaterThan(0);
    await page.reload();
    await expect.poll(width).toBe(after);
  });
});
