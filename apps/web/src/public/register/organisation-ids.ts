import type { Publisher } from '#configuration';

/** An id under the publisher's own prefix: `360G-<prefix>-<kind>-<id>`. */
export const organisationId = ({ prefix }: Publisher, kind: 'org' | 'recipient', id: string) =>
  `360G-${prefix}-${kind}-${id.replace(/[^\w.-]/g, '_')}`;

type Registration = Readonly<{ id?: string; charityNumber?: string; companyNumber?: string }>;

/**
 * What a group's number says about who it is (org-id.guide). Six or seven digits are a charity in England and Wales,
 * eight a company. `SC` and six digits may be a charity or a company in Scotland, so that is left open.
 */
export function registrationOf(number: string | null): Registration {
  const [plain] = /\b(?:\d{6,8}|(?:NI|OC|IP|RS)\d{6}|NIC\d{6})\b/.exec((number ?? '').toUpperCase()) ?? [];
  if (plain === undefined) return {};
  if (/^\d{6,7}$/.test(plain)) return { id: `GB-CHC-${plain}`, charityNumber: plain };
  if (plain.startsWith('NIC')) return { id: `GB-NIC-${plain.slice(3)}`, charityNumber: plain };
  return { id: `GB-COH-${plain}`, companyNumber: plain };
}
