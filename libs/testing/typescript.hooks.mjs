import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

/** Sources import each other as `.js`, which is what they will be. */
export const resolve = (specifier, context, next) =>
  next(specifier, context).catch((error) => {
    if (!/^\.{1,2}\/.*\.js$/.test(specifier)) throw error;
    return next(specifier.replace(/\.js$/, '.ts'), context);
  });

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transformFile(fileURLToPath(url), { sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
