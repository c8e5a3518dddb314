// Bytes in all the ways that a bundle writes them. Everything here throws where something is not as it has to be.
const inText = (bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
const inBytes = (text) => new TextEncoder().encode(text);
const inHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const joined = (...parts) => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
const inBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const inBase64url = (bytes) => inBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

function fromBase64(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  if (inBase64(bytes) !== text) throw new Error(`it is not base 64: ${text}`);
  return bytes;
}

function fromBase64url(text) {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
  if (inBase64url(bytes) !== text) throw new Error(`it is not base64url: ${text}`);
  return bytes;
}

const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const leafHash = (leaf) => sha256(joined(Uint8Array.of(0), leaf));
const nodeHash = (left, right) => sha256(joined(Uint8Array.of(1), left, right));
const digestOf = async (disclosure) => inBase64url(await sha256(inBytes(disclosure)));

// The files of a zip, by their paths.
async function unzip(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  let end = zip.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new Error('This is not a zip file');
  const files = new Map();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error('The zip file is broken');
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const path = inText(zip.subarray(at + 46, at + 46 + name));
    if (files.has(path)) throw new Error(`The zip file has two files called ${path}`);
    if (!path.endsWith('/')) files.set(path, await contentOf(zip, view, at));
    at += 46 + name + extra + comment;
  }
  return files;
}

async function contentOf(zip, view, at) {
  const [method, size, local] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true),
    view.getUint32(at + 42, true)];
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = zip.subarray(start, start + size);
  if (method === 0) return packed;
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
