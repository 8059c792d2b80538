import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { type Stack, startStack } from '@/e2e/stack/start';
import { STARTER_EXAMPLES } from '@/lib/code/template';

/**
 * Takes the pictures of the README from the running product: a fresh data folder, example tools, both themes. Needs
 * the production build (`npm run build`).
 */
const FOLDER = fileURLToPath(new URL('../docs/images/', import.meta.url));
const WORKER_INDEX = 5;
const VIEWPORT = { width: 1440, height: 900 };

const SUBJECTS = [
  ['cancel-booking', 'Cancels a booking and says what is refunded.'],
  ['check-availability', 'Free rooms for a range of nights, by room type.'],
  ['convert-currency', 'Converts an amount at the rate of the day.'],
  ['count-nights', 'Nights between two dates, weekends named.'],
  ['draft-apology', 'A short apology in the guest’s language.'],
  ['escalate-to-human', 'Hands the conversation to the team on duty.'],
  ['find-invoice', 'Finds an invoice by its number or the guest’s name.'],
  ['open-hours', 'When the front desk and the restaurant are open.'],
  ['parking-permit', 'Makes out a parking permit for a number plate.'],
  ['quote-extra-night', 'What one more night would cost.'],
  ['reset-door-code', 'Makes a new door code and sends it to the guest.'],
  ['shuttle-times', 'The next departures of the airport shuttle.'],
] as const;

const post = async (stack: Stack, path: string, body: unknown) => {
  const response = await fetch(`${stack.apiUrl}/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
  return (await response.json()) as { data: { id: string } };
};

const firstWorkspace = async (stack: Stack): Promise<string> => {
  const response = await fetch(`${stack.apiUrl}/v1/workspaces`, {
    headers: { authorization: `Bearer ${stack.token}` },
  });
  const { data } = (await response.json()) as { data: { id: string }[] };
  const [workspace] = data;
  if (!workspace) {
    throw new Error('The API has no workspace.');
  }
  return workspace.id;
};

const toolOf = (name: string, description: string, index: number) => {
  const python = index % 3 !== 0;
  return {
    name,
    description,
    language: python ? 'python' : 'javascript',
    code: python
      ? `${index === 4 ? 'import openai\n\n\n' : ''}def main(**params):\n    return {"message": "${description}"}\n`
      : `async function main(params) {\n  return { message: ${JSON.stringify(description)} };\n}\n`,
    enable_globally: index % 4 === 1,
  };
};

/** Fills the workspace and gives back the tool to open. */
const seed = async (stack: Stack): Promise<string> => {
  const workspaceId = await firstWorkspace(stack);
  for (const [index, [name, description]] of SUBJECTS.entries()) {
    await post(stack, 'custom-tools', { workspace_id: workspaceId, ...toolOf(name, description, index) });
  }
  let opened = '';
  for (const example of STARTER_EXAMPLES) {
    const { data } = await post(stack, 'custom-tools', { workspace_id: workspaceId, ...example });
    opened = Object.keys(example.parameters ?? {}).length > 1 ? data.id : opened;
  }
  return opened;
};

const shoot = async (browser: Browser, stack: Stack, theme: 'light' | 'dark', toolId: string) => {
  const context = await browser.newContext({
    viewport: VIEWPORT,
    colorScheme: theme,
    reducedMotion: 'reduce',
    baseURL: stack.webUrl,
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('Conduit token').fill(stack.token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('/tools');
  const pages = {
    tools: '/tools',
    tool: `/tools/${toolId}`,
    'new-tool': '/tools/new',
    runtimes: '/runtimes',
  };
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path, { waitUntil: 'networkidle' });
    if (name === 'tool') {
      await page.locator('.monaco-editor .view-line').first().waitFor();
    }
    await page.screenshot({ path: `${FOLDER}${name}-${theme}.png` });
  }
  await context.close();
};

await mkdir(FOLDER, { recursive: true });
const stack = await startStack('embedded', WORKER_INDEX);
const browser = await chromium.launch({
  executablePath: process.env.CHROME ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
try {
  const toolId = await seed(stack);
  await shoot(browser, stack, 'light', toolId);
  await shoot(browser, stack, 'dark', toolId);
} finally {
  await browser.close();
  await stack.stop();
}
