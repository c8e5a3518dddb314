import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';

type Violation = Readonly<{ id: string; help: string; nodes: readonly Readonly<{ html: string; target: string[] }>[] }>;

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Where JavaScript is off, no timer fires, and axe-core waits for one. */
const timers = `if (matchMedia('(scripting: none)').matches)
  window.setTimeout = (act) => { Promise.resolve().then(act); return 0; };`;
const isTooWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';

/** Browsers read it in half the time where each letter is one byte. */
const axe = async () => (await readFile(resolve('node_modules/axe-core/axe.min.js'), 'utf8'))
  .replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** No violation of WCAG 2.2 AA that axe-core can find, and nothing that makes the page scroll sideways (1.4.10). */
export async function expectAccessible(page: Page): Promise<void> {
  const run = `axe.run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ['violations'], preload: false })`;
  const check = `${timers};${await axe()};${run}.then((r) => r.violations)`;
  const violations = await evaluate<readonly Violation[]>(page, check);
  const found = violations.map(({ id, help, nodes }) =>
    `${id}: ${help}\n${nodes.map(({ target, html }) => `  ${target.join(' ')}  ${html}`).join('\n')}`);
  if (await page.evaluate<boolean>(isTooWide)) found.push('The page is wider than its window');
  if (found.length > 0) throw new Error(`${page.url()} is not accessible to all:\n${found.join('\n')}`);
}

/** As `page.evaluate`, which would first read half a megabyte of source to see whether it is a function. */
async function evaluate<T>(page: Page, expression: string): Promise<T> {
  const browser = await page.context().newCDPSession(page);
  const { result, exceptionDetails } = await browser.send('Runtime.evaluate', {
    expression, awaitPromise: true, returnByValue: true,
  });
  await browser.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}
