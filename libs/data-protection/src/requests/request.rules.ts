import { isDay, Refusal } from '#kernel';

/** What people may ask of those who hold data or information. */
export const REQUEST_KINDS = {
  'subject-access': 'What is held about them (UK GDPR, Article 15)',
  rectification: 'To have it put right (Article 16)',
  erasure: 'To have it erased (Article 17)',
  objection: 'They object to its use (Article 21)',
  complaint: 'A complaint about data (Data Protection Act 2018, section 164A)',
  foi: 'Information (Freedom of Information Act 2000)',
  eir: 'Information about the environment (Environmental Information Regulations 2004)',
} as const;
export type RequestKind = keyof typeof REQUEST_KINDS;

export const isForInformation = (kind: RequestKind): kind is 'foi' | 'eir' => kind === 'foi' || kind === 'eir';

export const CHANNELS = ['letter', 'email', 'phone', 'in-person'] as const;
export type Channel = (typeof CHANNELS)[number];
export const OUTCOMES = ['in-full', 'in-part', 'refused', 'nothing-held'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * Why something may be kept back. `qualified`: only where the public interest in keeping it is greater than in giving
 * it, which has to be said.
 */
export const EXEMPTIONS_BY_NAME = {
  'foi-21': { law: 'foi', name: 'FOIA s.21: it can be had elsewhere', qualified: false },
  'foi-22': { law: 'foi', name: 'FOIA s.22: it will be published', qualified: true },
  'foi-36': { law: 'foi', name: 'FOIA s.36: harm to the conduct of public affairs', qualified: true },
  'foi-38': { law: 'foi', name: 'FOIA s.38: somebody’s health or safety', qualified: true },
  'foi-40': { law: 'foi', name: 'FOIA s.40(2): personal data', qualified: false },
  'foi-41': { law: 'foi', name: 'FOIA s.41: given in confidence', qualified: false },
  'foi-42': { law: 'foi', name: 'FOIA s.42: legal privilege', qualified: true },
  'foi-43': { law: 'foi', name: 'FOIA s.43(2): commercial interests', qualified: true },
  'eir-12-4-d': { law: 'eir', name: 'EIR reg 12(4)(d): not finished', qualified: true },
  'eir-12-4-e': { law: 'eir', name: 'EIR reg 12(4)(e): internal communications', qualified: true },
  'eir-12-5-e': { law: 'eir', name: 'EIR reg 12(5)(e): commercial confidence', qualified: true },
  'eir-12-5-f': { law: 'eir', name: 'EIR reg 12(5)(f): the interests of whoever gave it', qualified: true },
  'eir-13': { law: 'eir', name: 'EIR reg 13: personal data', qualified: false },
  'gdpr-12-5': { law: 'gdpr', name: 'UK GDPR Article 12(5): manifestly unfounded or excessive', qualified: false },
  'gdpr-12-6': { law: 'gdpr', name: 'UK GDPR Article 12(6): they have not shown who they are', qualified: false },
  'gdpr-15-4': { law: 'gdpr', name: 'UK GDPR Article 15(4): the rights of others', qualified: false },
  'gdpr-17-3': { law: 'gdpr', name: 'UK GDPR Article 17(3): law, public interest or legal claims', qualified: false },
  'gdpr-21-1': { law: 'gdpr', name: 'UK GDPR Article 21(1): compelling grounds', qualified: false },
  'dpa-schedule-2': { law: 'gdpr', name: 'Data Protection Act 2018, Schedule 2', qualified: false },
} as const;
export type ExemptionName = keyof typeof EXEMPTIONS_BY_NAME;
export const EXEMPTION_NAMES = Object.keys(EXEMPTIONS_BY_NAME) as readonly ExemptionName[];

const lawOf = (kind: RequestKind) => (isForInformation(kind) ? kind : 'gdpr');
/** Those that the law of this kind of request knows. */
export const exemptionsFor = (kind: RequestKind) =>
  EXEMPTION_NAMES.filter((name) => EXEMPTIONS_BY_NAME[name].law === lawOf(kind));
/** Personal data is kept back under this, unless somebody says otherwise. */
export const personalDataExemption = (kind: 'foi' | 'eir') => ({ foi: 'foi-40', eir: 'eir-13' } as const)[kind];

export function mustBeAKind(kind: string) {
  if (!Object.hasOwn(REQUEST_KINDS, kind)) throw new Refusal('unknown-kind', 'Select what is asked for', 'kind');
}

/** `today`: in London, when it is recorded. */
export function mustHaveCome(receivedOn: string, today: string) {
  if (!isDay(receivedOn)) throw new Refusal('no-such-day', 'Enter a real date, like 2 April 2027', 'receivedOn');
  if (receivedOn > today)
    throw new Refusal('not-come-yet', 'Enter the day on which it came, today or earlier', 'receivedOn');
}

export function mustFit(kind: RequestKind, exemption: string, field: string) {
  if (!(exemptionsFor(kind) as readonly string[]).includes(exemption))
    throw new Refusal('unknown-exemption', 'Select an exemption that this law knows', field);
}
