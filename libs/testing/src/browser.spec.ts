import { describeInBrowser, expectAccessible } from './index.js';

const page = (body: string) =>
  `<!DOCTYPE html><html lang="en"><title>A page</title><main><h1>A page</h1>${body}</main></html>`;

await describeInBrowser('the check on accessibility', ({ phone, desktop }) => {
  const devices = [['a phone without JavaScript', phone], ['a desktop', desktop]] as const;
  it.each(devices)('passes a good page on %s', async (_, open) => {
    const good = await open();
    await good.setContent(page('<p>Words</p>'));
    await expectAccessible(good);
  });

  it.each([
    ['a picture without words for it', 'image-alt', '<img src="x.png">'],
    ['words too pale to read', 'color-contrast', '<p style="color: #bbb">Words</p>'],
    ['a page that is wider than a phone', 'wider than its window', '<p style="width: 400px">Words</p>'],
  ])('finds %s', async (_, fault, body) => {
    const bad = await phone();
    await bad.setContent(page(body));
    await expect(expectAccessible(bad)).rejects.toThrow(fault);
  });
});
