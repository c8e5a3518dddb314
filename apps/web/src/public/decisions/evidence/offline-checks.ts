import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../root.js';

const offline = join(root, 'apps/web/assets/offline');
const read = (name: string) => readFileSync(join(offline, name), 'utf8');

/** Ed25519 in one file without dependencies (MIT): its source as it is published, licence and all. */
function ed25519(): string {
  const source = readFileSync(join(root, 'node_modules/@noble/ed25519/index.js'), 'utf8');
  const inner = source.replace(/^export \{[^}]*\};?\s*$/m, 'return { verifyAsync };');
  if (inner === source) throw new Error('@noble/ed25519 no longer ends with what it exports');
  return `const ed25519 = (() => {\n${inner}\n})();`;
}

const parts = { style: /\/\* STYLE \*\//, program: /\/\* PROGRAM \*\// };

/** What checks a bundle without us: the same in every bundle of a release. Made when it is asked for first. */
export class OfflineChecks {
  readonly readme = read('README.txt');
  readonly style = read('evidence.css');
  readonly script = read('verify.sh');
  /** One page with its program inside, which needs no network and allows none. */
  readonly page = read('verify.html').replace(parts.style, () => this.style).replace(parts.program, () =>
    [ed25519(), ...['bytes.js', 'notes.js', 'check.js', 'page.js'].map(read)].join('\n'));
}
