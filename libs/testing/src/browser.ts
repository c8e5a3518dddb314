import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from './chromium.js';

/** The browsers in which people use the site. Each call is somebody else's, with cookies of its own. */
export type Browsers = Readonly<{
  /** A phone of 320 pixels with JavaScript switched off. */
  phone(): Promise<Page>;
  desktop(): Promise<Page>;
}>;

const phone = { viewport: { width: 320, height: 640 }, javaScriptEnabled: false, deviceScaleFactor: 2 };
const desktop = { viewport: { width: 1280, height: 800 } };

/**
 * `await describeInBrowser('title', ({ phone, desktop }) => { it(…); })`. Where no Chromium can start on this machine,
 * the tests are reported as skipped, with the reason.
 */
export async function describeInBrowser(title: string, tests: (browsers: Browsers) => void): Promise<void> {
  const browser = await startChromium().catch((reason: unknown) => String(reason).split('\n')[0] ?? '');
  if (typeof browser === 'string') {
    describe.skip(`${title} (no browser here: ${browser})`, () => tests({ phone: noBrowser, desktop: noBrowser }));
    return;
  }
  describe(title, () => {
    afterAll(() => browser.close());
    tests({ phone: () => open(browser, phone), desktop: () => open(browser, desktop) });
  });
}

const noBrowser = () => Promise.reject(new Error('There is no browser here'));

async function open(browser: Browser, device: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const context = await browser.newContext({ ...device, locale: 'en-GB', timezoneId: 'Asia/Tokyo' });
  context.setDefaultTimeout(60_000);
  return context.newPage();
}

/** With PICTURES=1 the page as it now looks goes into docs/pictures. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES !== '1') return;
  await page.screenshot({ path: join('docs/pictures', `${name}.png`), fullPage: true, animations: 'disabled' });
}
