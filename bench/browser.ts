import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { type Stack, TOKEN } from '@/bench/stack';

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROME ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--js-flags=--expose-gc',
    ],
  });

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Signs in once; every measurement then starts with a cold cache and this cookie. */
export const signIn = async (browser: Browser, stack: Stack): Promise<State> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${stack.web}/sign-in`);
  await page.getByLabel(/token/i).first().fill(TOKEN);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/tools**');
  const state = await context.storageState();
  await context.close();
  return state;
};

/** Makes a workspace the current one of a signed-in state, as the switcher would. */
export const enterWorkspace = async (
  browser: Browser,
  stack: Stack,
  state: State,
  name: string,
): Promise<State> => {
  const context = await browser.newContext({ storageState: state });
  const page = await context.newPage();
  await page.goto(`${stack.web}/tools`);
  await page
    .getByRole('button', { name: /workspace/i })
    .first()
    .click();
  await page.getByRole('menuitemradio', { name, exact: true }).click();
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .waitFor();
  const entered = await context.storageState();
  await context.close();
  return entered;
};

/** A page with an empty cache of its own. */
export const withColdPage = async <Result>(
  browser: Browser,
  state: State | undefined,
  use: (page: Page) => Promise<Result>,
): Promise<Result> => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    ...(state ? { storageState: state } : {}),
  });
  // The compiler that runs the benchmarks names its functions by this; what is sent into a page needs it there.
  await context.addInitScript('globalThis.__name = (named) => named');
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
};

/**
 * Waits until the page has noted a number under this name. Looks from inside the page, once a frame: Playwright's own
 * `waitForFunction` compiles text, which the content security policy refuses.
 */
export const notedNumber = (page: Page, name: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const noted: unknown = Reflect.get(window, wanted);
          if (typeof noted === 'number') {
            resolve(noted);
          } else {
            requestAnimationFrame(look);
          }
        };
        look();
      }),
    name,
  );

/**
 * Milliseconds from the start of the navigation until `selector` has a box on a painted page. Runs in the page, from
 * before its first script, and looks once a frame.
 */
export const timeToVisible = async (page: Page, url: string, selector: string): Promise<number> => {
  await page.addInitScript((wanted) => {
    const look = () => {
      const element = document.querySelector(wanted);
      const painted = performance.getEntriesByName('first-contentful-paint').length > 0;
      if (painted && element && element.getBoundingClientRect().height > 0) {
        Object.assign(window, { benchVisibleAt: performance.now() });
      } else {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
  }, selector);
  await page.goto(url, { waitUntil: 'commit' });
  return notedNumber(page, 'benchVisibleAt');
};

/** Bytes of scripts and styles as they crossed the wire, headers left out, until the network has been quiet. */
export const wireBytes = async (page: Page, url: string): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const wanted = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script' || type === 'Stylesheet') {
      wanted.add(requestId);
    }
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (wanted.has(requestId)) {
      bytes += encodedDataLength;
    }
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  return bytes;
};

/**
 * Records, for each key pressed from now on, the milliseconds from the key event until the frame that follows it has
 * been handed over for painting.
 */
export const recordKeyToFrame = (page: Page) =>
  page.evaluate(() => {
    const samples: number[] = [];
    Object.assign(window, { benchKeys: samples });
    window.addEventListener(
      'keydown',
      (event) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => samples.push(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });

export const keyToFrameSamples = (page: Page) =>
  page.evaluate(() => (window as unknown as { benchKeys: number[] }).benchKeys);
