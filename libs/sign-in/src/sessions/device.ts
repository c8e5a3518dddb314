const BROWSERS = [
  ['Edge', /Edg(?:e|A|iOS)?\//], ['Opera', /OPR\/|Opera/], ['Samsung Internet', /SamsungBrowser/],
  ['Firefox', /Firefox\/|FxiOS/], ['Chrome', /Chrome\/|CriOS/], ['Safari', /Safari\//],
] as const;
const DEVICES = [
  ['an iPhone', /iPhone/], ['an iPad', /iPad/], ['an Android phone', /Android.*Mobile/],
  ['an Android tablet', /Android/], ['a Chromebook', /CrOS/],
  ['Windows', /Windows/], ['a Mac', /Mac OS X/], ['Linux', /Linux/],
] as const;

/** What somebody recognises a device by, from what its browser says about itself: "Firefox on Windows". */
export function deviceInWords(userAgent = ''): string {
  const first = (known: readonly (readonly [string, RegExp])[]) => known.find(([, sign]) => sign.test(userAgent))?.[0];
  const [browser, device] = [first(BROWSERS) ?? 'A browser', first(DEVICES)];
  return device ? `${browser} on ${device}` : browser;
}
