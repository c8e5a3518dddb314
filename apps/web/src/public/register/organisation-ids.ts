import type { Publisher } from '#configuration';

/** An id under the publisher's own prefix: `360G-<prefix>-<kind>-<id>`. */
export const organisationId = ({ prefix }: Publisher, kind: 'org' | 'recipient', id: string) =>
  `360G-${prefix}-${kind}-${id.replace(/[^\w.-]/g, '_')}`;

type Registration = Readonly<{ id?: string; charityNumber?: string; companyNumber?: string }>;

/** What 360Giving wants to know of an organisation that has numbers in public registers (org-id.guide). */
export function registrationOf(numbers: readonly string[]): Registration {
  const [id] = numbers;
  return id === undefined ? {} : Object.assign({ id }, ...numbers.map(fieldOf)) as Registration;
}

function fieldOf(id: string): Registration {
  const number = id.replace(/^GB-[A-Z]+-/, '');
  if (id.startsWith('GB-COH-')) return { companyNumber: number };
  if (id.startsWith('GB-LAE-')) return {};
  return { charityNumber: id.startsWith('GB-NIC-') ? `NIC${number}` : number };
}
