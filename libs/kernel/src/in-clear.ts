import { Refusal } from './refusal.js';

/** Ids stand in events in clear and in streams' names, so they have no room for what somebody typed. */
export function mustBeIds(ids: readonly string[], field?: string) {
  if (!ids.every((id) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/.test(id)))
    throw new Refusal('not-an-id', 'An id has letters, numbers, dots and dashes only', field);
}

export function mustHaveOwnIds(items: readonly Readonly<{ id: string }>[], field?: string) {
  const ids = items.map(({ id }) => id);
  mustBeIds(ids, field);
  if (new Set(ids).size < ids.length) throw new Refusal('id-twice', 'Each one needs an id of its own', field);
}

/** The name of a place or of a source of figures, which everybody may read. */
export const isPublicName = (text: string) => /^[^\p{Cc}]{1,200}$/u.test(text) && text.trim() !== '';
