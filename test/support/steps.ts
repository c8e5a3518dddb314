import type { Page } from 'playwright-core';
import { expectAccessible, picture } from '#testing';

export type Steps = ReturnType<typeof stepsOn>;

/** What somebody does on a page and sees there, in their own words. `prefix` begins the names of their pictures. */
export const stepsOn = (page: Page, { url }: Readonly<{ url: string }>, prefix: string) => ({
  page,
  ...whatIsSeen(page),
  ...whatIsTyped(page),
  open: (path: string) => page.goto(url + path),
  press: (name: string) => page.getByRole('button', { name, exact: true }).click(),
  follow: (name: string) => page.getByRole('link', { name, exact: true }).first().click(),
  /** Whoever looks at the page finds it accessible, and it has its picture taken. */
  async look(name: string) {
    await expectAccessible(page);
    await picture(page, `${prefix}-${name}`);
  },
});

function whatIsSeen(page: Page) {
  return {
    path: () => new URL(page.url()).pathname,
    heading: () => page.innerText('h1'),
    words: () => page.innerText('main'),
    /** The error summary, line by line; nothing where there is none. */
    problems: () => page.locator('.govuk-error-summary__list li').allInnerTexts(),
    valueOf: (label: string) => page.getByLabel(label, { exact: true }).inputValue(),
  };
}

function whatIsTyped(page: Page) {
  return {
    choose: (label: string) => page.getByLabel(label, { exact: true }).check(),
    async fill(fields: Readonly<Record<string, string>>, group?: string) {
      const where = group === undefined ? page : page.getByRole('group', { name: group, exact: true });
      for (const [label, text] of Object.entries(fields)) await where.getByLabel(label, { exact: true }).fill(text);
    },
    /** `28 3 2027 1:30am` into the boxes under a question. */
    async moment(question: string, written: string) {
      const group = page.getByRole('group', { name: question, exact: true });
      const parts = written.split(' ');
      for (const [i, label] of ['Day', 'Month', 'Year', 'Time'].entries())
        await group.getByLabel(label, { exact: true }).fill(parts[i] ?? '');
    },
  };
}

/** Waits for what other processes and timers bring about. */
export async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error('It did not come about within ten seconds');
}
