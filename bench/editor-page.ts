import type { Page } from '@playwright/test';
import { bareMonacoPage, textareaPage } from '@/bench/bare-monaco';
import {
  keyToFrameSamples,
  launchBrowser,
  notedNumber,
  recordKeyToFrame,
  signIn,
  withColdPage,
} from '@/bench/browser';
import { median, medianOfRuns, milliseconds, percentile, printSection, times } from '@/bench/measure';
import { startReferenceServer } from '@/bench/reference-server';
import { type Stack, TOKEN } from '@/bench/stack';

const RUNS = 5;
const KEYS = 60;
const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };

const codeOf = (lines: number) =>
  [
    'def main(**params):',
    ...Array.from(
      { length: lines - 2 },
      (_, line) => `    step_${line} = {"number": ${line}, "order": params["order_id"]}`,
    ),
    '    return {"message": "done"}',
    '',
  ].join('\n');

const createTool = async (stack: Stack, name: string, code: string): Promise<string> => {
  const workspaces = (await (await fetch(`${stack.api}/v1/workspaces`, { headers })).json()) as {
    data: Array<{ id: string }>;
  };
  const response = await fetch(`${stack.api}/v1/custom-tools`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ workspace_id: workspaces.data[0]?.id, name, language: 'python', code }),
  });
  if (!response.ok) {
    throw new Error(await response.text());
  }
  return ((await response.json()) as { data: { id: string } }).data.id;
};

/**
 * Milliseconds from the start of the navigation until a typed character stands in the editor. Types as soon as there
 * is a line to click on and again until one arrives, as an impatient person would.
 */
const timeToTyped = async (page: Page, url: string, editor: '.view-line' | 'textarea'): Promise<number> => {
  await page.goto(url, { waitUntil: 'commit' });
  const target = page.locator(editor).first();
  await target.waitFor();
  await target.click();
  await page.evaluate((selector) => {
    const look = () => {
      const element = document.querySelector(selector === 'textarea' ? 'textarea' : '.view-lines');
      const text = element instanceof HTMLTextAreaElement ? element.value : (element?.textContent ?? '');
      if (text.includes('QQ')) {
        Object.assign(window, { benchTypedAt: performance.now() });
      } else {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
  }, editor);
  await page.keyboard.type('QQ');
  return notedNumber(page, 'benchTypedAt');
};

/** Types at the end of the code's first line, or into a field, one key a time, each awaited. */
const keySamples = async (page: Page, focus: (page: Page) => Promise<void>): Promise<number[]> => {
  await focus(page);
  await recordKeyToFrame(page);
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press('a');
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
  }
  return keyToFrameSamples(page);
};

const focusEditor = async (page: Page) => {
  await page.locator('.view-line').first().click();
  await page.keyboard.press('End');
};

export const benchEditorPage = async (stack: Stack) => {
  const code = codeOf(30);
  const [small, large] = [
    await createTool(stack, `bench-small-${Date.now()}`, code),
    await createTool(stack, `bench-large-${Date.now()}`, codeOf(500)),
  ];
  const bare = await startReferenceServer(await bareMonacoPage(code));
  const plain = await startReferenceServer(textareaPage(code));
  const browser = await launchBrowser();
  try {
    const state = await signIn(browser, stack);
    const typed = await medianOfRuns(RUNS, async () => ({
      ours: await withColdPage(browser, state, (page) =>
        timeToTyped(page, `${stack.web}/tools/${small}`, '.view-line'),
      ),
      bare: await withColdPage(browser, undefined, (page) => timeToTyped(page, `${bare.url}/`, '.view-line')),
      textarea: await withColdPage(browser, undefined, (page) =>
        timeToTyped(page, `${plain.url}/`, 'textarea'),
      ),
    }));
    const keys = await medianOfRuns(3, async () => {
      const inEditor = await withColdPage(browser, state, async (page) => {
        await page.goto(`${stack.web}/tools/${large}`);
        await page.locator('.view-line').first().waitFor();
        return keySamples(page, focusEditor);
      });
      const inField = await withColdPage(browser, state, async (page) => {
        await page.goto(`${stack.web}/tools/${large}`);
        return keySamples(page, (on) => on.getByLabel('Description').first().click());
      });
      const inTextarea = await withColdPage(browser, undefined, async (page) => {
        await page.goto(`${plain.url}/`);
        return keySamples(page, (on) => on.locator('textarea').click());
      });
      return {
        editor: median(inEditor),
        editorP95: percentile(inEditor, 0.95),
        field: median(inField),
        textarea: median(inTextarea),
      };
    });
    printSection('Editor page in Chromium (references: a textarea, and a bare page with the same Monaco)', [
      {
        what: 'navigation to a typed character',
        figure: milliseconds(typed.ours),
        reference: `textarea ${milliseconds(typed.textarea)}: ${times(typed.ours / typed.textarea)}`,
        goal: '≤ 6 × the textarea',
        met: typed.ours / typed.textarea <= 6,
      },
      {
        what: 'navigation to a typed character',
        figure: milliseconds(typed.ours),
        reference: `bare Monaco ${milliseconds(typed.bare)}: ${times(typed.ours / typed.bare)}`,
        goal: '≤ 1.5 × bare Monaco',
        met: typed.ours / typed.bare <= 1.5,
      },
      {
        what: 'key to frame, 500-line file',
        figure: `p50 ${milliseconds(keys.editor)}, p95 ${milliseconds(keys.editorP95)}`,
        reference: `textarea p50 ${milliseconds(keys.textarea)}`,
        goal: 'p50 ≤ 16 ms',
        met: keys.editor <= 16,
      },
      {
        what: 'key to frame, form field',
        figure: `p50 ${milliseconds(keys.field)}`,
        reference: `textarea p50 ${milliseconds(keys.textarea)}`,
        goal: '',
        met: null,
      },
    ]);
  } finally {
    await browser.close();
    await bare.stop();
    await plain.stop();
  }
};
