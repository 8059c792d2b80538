import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { bareMonacoPage, textareaPage } from '@/bench/bare-monaco';
import {
  keyToFrameSamples,
  launchBrowser,
  notedNumber,
  recordKeyToFrame,
  signIn,
  withColdPage,
} from '@/bench/browser';
import {
  median,
  medianOfRuns,
  milliseconds,
  percentile,
  printSection,
  type Row,
  times,
} from '@/bench/measure';
import { startReferenceServer } from '@/bench/reference-server';
import { type Stack, TOKEN } from '@/bench/stack';

const RUNS = 5;
const KEY_RUNS = 3;
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

/** Between two keys: ten a second or so, and not in step with the frames, as from a hand. */
const pauseMs = (key: number) => 60 + ((key * 37) % 80);

/** Types at the end of the code's first line, or into a field, from when there is something to type into. */
const keySamples = async (page: Page, focus: (page: Page) => Promise<void>): Promise<number[]> => {
  await focus(page);
  await recordKeyToFrame(page);
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press('a');
    await wait(pauseMs(key));
  }
  return keyToFrameSamples(page);
};

const focusEditor = async (page: Page) => {
  await page.locator('.view-line').first().click();
  await page.keyboard.press('End');
};

/** A page with the code in Monaco and nothing else, and one with it in a textarea. */
const startReferences = async (code: string) => {
  const bare = await startReferenceServer(await bareMonacoPage(code));
  const plain = await startReferenceServer(textareaPage(code));
  return {
    bare: `${bare.url}/`,
    textarea: `${plain.url}/`,
    stop: async () => {
      await bare.stop();
      await plain.stop();
    },
  };
};

type Subject = {
  browser: Browser;
  state: Awaited<ReturnType<typeof signIn>>;
  /** The tool's page. */
  url: string;
  references: Awaited<ReturnType<typeof startReferences>>;
};

const measureTyped = ({ browser, state, url, references }: Subject) =>
  medianOfRuns(RUNS, async () => ({
    ours: await withColdPage(browser, state, (page) => timeToTyped(page, url, '.view-line')),
    bare: await withColdPage(browser, undefined, (page) => timeToTyped(page, references.bare, '.view-line')),
    textarea: await withColdPage(browser, undefined, (page) =>
      timeToTyped(page, references.textarea, 'textarea'),
    ),
  }));

const measureKeys = ({ browser, state, url, references }: Subject) => {
  const keysOn = (signedIn: Subject['state'] | undefined, at: string, focus: (page: Page) => Promise<void>) =>
    withColdPage(browser, signedIn, async (page) => {
      await page.goto(at);
      return keySamples(page, focus);
    });
  return medianOfRuns(KEY_RUNS, async () => {
    const inEditor = await keysOn(state, url, focusEditor);
    const inBare = await keysOn(undefined, references.bare, focusEditor);
    const inField = await keysOn(state, url, (page) => page.getByLabel('Description').first().click());
    const inTextarea = await keysOn(undefined, references.textarea, (page) =>
      page.locator('textarea').click(),
    );
    return {
      editor: median(inEditor),
      editorP95: percentile(inEditor, 0.95),
      bare: median(inBare),
      bareP95: percentile(inBare, 0.95),
      field: median(inField),
      textarea: median(inTextarea),
    };
  });
};

type Measured = {
  typed: Awaited<ReturnType<typeof measureTyped>>;
  keys: Awaited<ReturnType<typeof measureKeys>>;
};

const rowsFor = ({ typed, keys }: Measured): Row[] => {
  const toTextarea = typed.ours / typed.textarea;
  const toBare = typed.ours / typed.bare;
  const textarea = `textarea p50 ${milliseconds(keys.textarea)}`;
  return [
    {
      what: 'navigation to a typed character',
      figure: milliseconds(typed.ours),
      reference: `textarea ${milliseconds(typed.textarea)}: ${times(toTextarea)}; bare Monaco itself is at ${times(typed.bare / typed.textarea)}`,
      goal: '≤ 6 × the textarea',
      met: toTextarea <= 6,
    },
    {
      what: 'navigation to a typed character',
      figure: milliseconds(typed.ours),
      reference: `bare Monaco ${milliseconds(typed.bare)}: ${times(toBare)}`,
      goal: '≤ 1.5 × bare Monaco',
      met: toBare <= 1.5,
    },
    {
      what: 'key to frame, 500-line file',
      figure: `p50 ${milliseconds(keys.editor)}, p95 ${milliseconds(keys.editorP95)}`,
      reference: `bare Monaco p50 ${milliseconds(keys.bare)}, p95 ${milliseconds(keys.bareP95)}; ${textarea}`,
      goal: 'p50 ≤ 16 ms',
      met: keys.editor <= 16,
    },
    {
      what: 'key to frame, form field',
      figure: `p50 ${milliseconds(keys.field)}`,
      reference: textarea,
      goal: '',
      met: null,
    },
  ];
};

export const benchEditorPage = async (stack: Stack) => {
  const [small, large] = [codeOf(30), codeOf(500)];
  const smallTool = await createTool(stack, `bench-small-${Date.now()}`, small);
  const largeTool = await createTool(stack, `bench-large-${Date.now()}`, large);
  const [toSmall, toLarge] = [await startReferences(small), await startReferences(large)];
  const browser = await launchBrowser();
  try {
    const state = await signIn(browser, stack);
    const subject = { browser, state };
    const typed = await measureTyped({
      ...subject,
      url: `${stack.web}/tools/${smallTool}`,
      references: toSmall,
    });
    const keys = await measureKeys({
      ...subject,
      url: `${stack.web}/tools/${largeTool}`,
      references: toLarge,
    });
    printSection(
      'Editor page in Chromium (references: a textarea, and a bare page with the same Monaco)',
      rowsFor({ typed, keys }),
    );
  } finally {
    await browser.close();
    await toSmall.stop();
    await toLarge.stop();
  }
};
