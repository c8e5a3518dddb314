/** The bytes of an answer. @throws Error where there are more than `most` */
export async function bodyOf(response: Response, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    parts.push(part as Uint8Array);
    size += (part as Uint8Array).length;
    if (size > most) throw new Error(`the answer has more than ${most} bytes`);
  }
  return Buffer.concat(parts);
}

/** Why a request came to nothing, in a few words: `fetch` itself says only that it failed. */
export function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: Error & { code?: string } };
  return cause?.code ?? cause?.message ?? message;
}
