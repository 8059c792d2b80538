import type { Browser, Page } from '@playwright/test';
import {
  enterWorkspace,
  launchBrowser,
  notedNumber,
  signIn,
  timeToVisible,
  wireBytes,
  withColdPage,
} from '@/bench/browser';
import {
  kilobytes,
  median,
  medianOfRuns,
  milliseconds,
  printSection,
  type Row,
  times,
} from '@/bench/measure';
import { startReferenceServer } from '@/bench/reference-server';
import { seedTools } from '@/bench/seed';
import type { Stack } from '@/bench/stack';

const RUNS = 3;
const SIZES = [1_000, 10_000] as const;
const ROW_LINK = 'a[href^="/tools/kg"]';
const LIST_ROWS = '[data-tool-row]';

/** The same rows as a plain HTML table with a few lines of CSS: nothing a browser could show sooner. */
const plainPage = (count: number) => {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = String(count - index).padStart(6, '0');
    return `<tr><td><a href="/tools/kg${number}">look-up-order-${number}</a></td><td>Looks up order number ${number} and tells where it is.</td><td>Python</td><td>v1</td><td>Valid</td><td>1</td><td><input type="checkbox" aria-label="Enable globally"></td></tr>`;
  }).join('\n');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tools</title><style>body{font:13px system-ui}td{padding:8px;border-bottom:1px solid #ddd}</style><h1>Tools</h1><table>${rows}</table></html>`;
};

type Scroll = { longestTask: number; dropped: number; frames: number; rows: number; heapGrowthMb: number };

/** How the rows are found, and whether the last one is in sight. */
type Scrolled = { rows: string; reachedEnd: (page: Page) => Promise<boolean> };

const ourList = (size: number): Scrolled => ({
  rows: LIST_ROWS,
  reachedEnd: (page) =>
    page.evaluate(
      ([selector, last]) =>
        [...document.querySelectorAll(selector)].some((row) => row.getAttribute('aria-rowindex') === last),
      [LIST_ROWS, String(size + 1)] as const,
    ),
});

const PLAIN_LIST: Scrolled = {
  rows: 'tr',
  reachedEnd: (page) =>
    page.evaluate(() => window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 1),
};

/** Scrolls down by wheel until the last row is there, and watches what the page does meanwhile. */
const scrollToEnd = async (page: Page, { rows, reachedEnd }: Scrolled): Promise<Scroll> => {
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize / 1024 / 1024;
  };
  const before = await heap();
  await page.evaluate((rowSelector) => {
    const watch = { longestTask: 0, dropped: 0, frames: 0, rows: 0, running: true };
    Object.assign(window, { benchScroll: watch });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        watch.longestTask = Math.max(watch.longestTask, entry.duration);
      }
    }).observe({ type: 'longtask' });
    let last = performance.now();
    const frame = (now: number) => {
      watch.frames += 1;
      watch.dropped += Math.max(0, Math.round((now - last) / (1_000 / 60)) - 1);
      watch.rows = Math.max(watch.rows, document.querySelectorAll(rowSelector).length);
      last = now;
      if (watch.running) {
        requestAnimationFrame(frame);
      }
    };
    requestAnimationFrame(frame);
  }, rows);
  await page.mouse.move(700, 500);
  const deadline = performance.now() + 120_000;
  while (!(await reachedEnd(page)) && performance.now() < deadline) {
    await page.mouse.wheel(0, 1_500);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  const watched = await page.evaluate(() => {
    const watch = (window as unknown as { benchScroll: Scroll & { running: boolean } }).benchScroll;
    watch.running = false;
    return { ...watch };
  });
  return { ...watched, heapGrowthMb: (await heap()) - before };
};

/** Milliseconds from the click until the switch shows its new state. */
const toggleLatency = async (page: Page): Promise<number> => {
  const control = page.getByRole('switch').first();
  await control.evaluate((element) => {
    const state = element.getAttribute('aria-checked');
    element.addEventListener(
      'click',
      (event) => {
        const look = () => {
          if (element.getAttribute('aria-checked') !== state) {
            Object.assign(window, { benchToggle: performance.now() - event.timeStamp });
          } else {
            requestAnimationFrame(look);
          }
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
  await control.click();
  return notedNumber(page, 'benchToggle');
};

/** Milliseconds from the last key of a search until the row looked for is the first one shown. */
const searchLatency = async (page: Page, size: number): Promise<number> => {
  const wanted = `look-up-order-${String(Math.floor(size / 2)).padStart(6, '0')}`;
  const box = page.getByRole('searchbox').first();
  await box.fill(wanted.slice(0, -1));
  await page.evaluate(
    ([selector, name]) => {
      const measured = window as unknown as { benchTyped: number; benchFound?: number };
      window.addEventListener('keydown', (event) => {
        measured.benchTyped = event.timeStamp;
      });
      const look = () => {
        const rows = document.querySelectorAll(selector);
        if (
          measured.benchTyped &&
          rows.length > 0 &&
          rows.length < 10 &&
          rows[0]?.textContent?.includes(name)
        ) {
          measured.benchFound = performance.now() - measured.benchTyped;
        } else {
          requestAnimationFrame(look);
        }
      };
      requestAnimationFrame(look);
    },
    [LIST_ROWS, wanted] as const,
  );
  await box.press(wanted.slice(-1));
  return notedNumber(page, 'benchFound');
};

const benchSize = async (
  browser: Browser,
  stack: Stack,
  size: number,
  signedIn: Awaited<ReturnType<typeof signIn>>,
) => {
  const state = await enterWorkspace(browser, stack, signedIn, `${size} tools`);
  const url = `${stack.web}/tools`;
  const reference = await startReferenceServer(
    new Map([['/', { type: 'text/html', body: plainPage(size) }]]),
  );
  const bytes = await withColdPage(browser, state, (page) => wireBytes(page, url));
  const visible = await medianOfRuns(RUNS, async () => ({
    ours: await withColdPage(browser, state, (page) => timeToVisible(page, url, ROW_LINK)),
    plain: await withColdPage(browser, undefined, (page) =>
      timeToVisible(page, `${reference.url}/`, ROW_LINK),
    ),
  }));
  const used = await medianOfRuns(RUNS, () =>
    withColdPage(browser, state, async (page) => {
      await page.goto(url, { waitUntil: 'networkidle' });
      const toggle = await toggleLatency(page);
      const search = await searchLatency(page, size);
      return { toggle, search };
    }),
  );
  const scroll = (signed: typeof state | undefined, address: string, scrolled: Scrolled) =>
    withColdPage(browser, signed, async (page) => {
      await page.goto(address, { waitUntil: 'networkidle' });
      return scrollToEnd(page, scrolled);
    });
  const scrolls: { ours: Scroll; plain: Scroll }[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const ours = await scroll(state, url, ourList(size));
    scrolls.push({ ours, plain: await scroll(undefined, `${reference.url}/`, PLAIN_LIST) });
  }
  await reference.stop();
  return { size, bytes, visible, used, scrolls };
};

/** Of the frames there could have been. */
const droppedShare = ({ dropped, frames }: Scroll): number => dropped / (dropped + frames);

const rowsFor = ({ size, bytes, visible, used, scrolls }: Awaited<ReturnType<typeof benchSize>>): Row[] => {
  const among = `, ${size.toLocaleString('en')} tools`;
  const of = (pick: (scroll: Scroll) => number) => median(scrolls.map(({ ours }) => pick(ours)));
  const plain = (pick: (scroll: Scroll) => number) => median(scrolls.map((each) => pick(each.plain)));
  const [longest, dropped, most] = [of((s) => s.longestTask), of((s) => s.dropped), of((s) => s.rows)];
  const plainDropped = plain((s) => s.dropped);
  const isSmooth = dropped === 0 || of(droppedShare) <= plain(droppedShare);
  const row = (what: string, figure: string, reference: string, goal: string, met: boolean | null): Row => ({
    what: `${what}${among}`,
    figure,
    reference,
    goal,
    met,
  });
  const ratio = visible.ours / visible.plain;
  return [
    row('JavaScript and CSS on the wire', kilobytes(bytes), '', '≤ 250 KB', bytes <= 250 * 1024),
    row(
      'first row visible',
      milliseconds(visible.ours),
      `${milliseconds(visible.plain)}: ${times(ratio)}`,
      '≤ 3 ×',
      ratio <= 3,
    ),
    row('switch shows its new state', milliseconds(used.toggle), '', '', null),
    row('search shows its result', milliseconds(used.search), '', '', null),
    row(
      'longest task while scrolling to the end',
      milliseconds(longest),
      milliseconds(plain((s) => s.longestTask)),
      'none over 50 ms',
      longest <= 50,
    ),
    row(
      'dropped frames',
      `${dropped} of ${of((s) => s.frames)}`,
      `${plainDropped} of ${plain((s) => s.frames)}`,
      'none, or no larger a share than the plain page',
      isSmooth,
    ),
    row('rows in the DOM at most', String(most), '', '≤ 80', most <= 80),
    row('heap growth by scrolling', `${of((s) => s.heapGrowthMb).toFixed(1)} MB`, '', 'flat', null),
  ];
};

export const benchListPage = async (stack: Stack) => {
  // Before signing in: what workspaces there are is remembered for a while.
  for (const size of SIZES) {
    await seedTools(stack.databaseUrl, size);
  }
  const browser = await launchBrowser();
  try {
    const state = await signIn(browser, stack);
    const rows: Row[] = [];
    for (const size of SIZES) {
      rows.push(...rowsFor(await benchSize(browser, stack, size, state)));
    }
    printSection('Tools page in Chromium (reference: a plain HTML page with the same rows)', rows);
  } finally {
    await browser.close();
  }
};
