import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Request, Response } from 'express';
import { root } from './root.js';

type Asset = Readonly<{ type: string; plain: Buffer; packed: Buffer }>;

const govuk = join(root, 'node_modules/govuk-frontend/dist/govuk');
const own = join(root, 'apps/web/assets');

/** GDS Transport may be used on gov.uk only: its files are not served, and the reader's own font takes its place. */
const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Open Sans","Helvetica Neue",Arial,sans-serif';
const withoutTransport = (css: string) =>
  css.replace(/\/\*! Copyright.*?\*\/|@font-face\{[^}]*\}/g, '').replaceAll('GDS Transport,arial,sans-serif', FONT)
    .replace(/\/\*# sourceMappingURL.*?\*\//g, '');

/** The highest quality makes a start ten times as long for a twentieth of the size. */
const packing = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

const text = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

/** Stylesheets, scripts and pictures, each at an address with its own hash, so that browsers may keep it for a year. */
export class Assets {
  private readonly assets = new Map<string, Asset>();
  private readonly paths = new Map<string, string>();

  constructor() {
    const css = withoutTransport(text(govuk, 'govuk-frontend.min.css')) + text(own, 'moothall.css');
    this.add('moothall.css', 'text/css; charset=utf-8', css);
    this.add('govuk-frontend.js', 'text/javascript; charset=utf-8',
      text(govuk, 'govuk-frontend.min.js').replace(/\/\/# sourceMappingURL.*/, ''));
    this.add('moothall.js', 'text/javascript; charset=utf-8',
      text(own, 'moothall.js').replace('govuk-frontend.js', this.pathOf('govuk-frontend.js')));
    this.add('mark.svg', 'image/svg+xml', text(own, 'mark.svg'));
  }

  /** The address of an asset: `/assets/moothall.1a2b3c4d5e6f.css`. @throws Error for a name that there is not */
  pathOf(name: string): string {
    const path = this.paths.get(name);
    if (path === undefined) throw new Error(`There is no asset ${name}`);
    return path;
  }

  /** True where it was an asset that was asked for, and has been sent. */
  serve(path: string, { headers }: Request, response: Response): boolean {
    const asset = this.assets.get(path);
    if (!asset) return false;
    const isPacked = /\bbr\b/.test(String(headers['accept-encoding']));
    if (isPacked) response.set('content-encoding', 'br');
    response.set({ 'content-type': asset.type, 'cache-control': 'public, max-age=31536000, immutable' })
      .vary('accept-encoding').send(isPacked ? asset.packed : asset.plain);
    return true;
  }

  private add(name: string, type: string, content: string) {
    const plain = Buffer.from(content);
    const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12);
    const path = `/assets/${name.replace('.', `.${hash}.`)}`;
    this.paths.set(name, path);
    this.assets.set(path, { type, plain, packed: brotliCompressSync(plain, packing) });
  }
}
