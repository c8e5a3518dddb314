/** A download that is written while it is made, so that its size does not matter. */
export function streamed(text: AsyncIterable<string>, headers: Readonly<Record<string, string>>): Response {
  const body = ReadableStream.from(text).pipeThrough(new TextEncoderStream());
  return new Response(body, { headers: { ...headers, 'cache-control': 'no-store' } });
}
