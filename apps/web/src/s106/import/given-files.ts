import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { GivenFile } from '#s106-contributions';

type Uploaded = Readonly<{ originalname: string; buffer: Buffer }>;
type WithFiles = Readonly<{ files?: Readonly<Record<string, readonly Uploaded[]>> }>;

/** The files that somebody chose, by the names of their fields. A field that was left empty is not there. */
export const GivenFiles = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { files = {} } = context.switchToHttp().getRequest<WithFiles>();
  return new Map(Object.entries(files).flatMap(([field, [file]]): readonly (readonly [string, GivenFile])[] =>
    (file && file.buffer.length > 0 ? [[field, { name: file.originalname, content: file.buffer }]] : [])));
});
