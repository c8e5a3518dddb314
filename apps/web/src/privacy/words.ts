import type { Exemption, LegalBasis } from '#data-protection';

export const legalBases: Readonly<Record<LegalBasis, string>> = {
  'no-longer-needed': 'It is no longer needed for what it was collected for',
  'consent-withdrawn': 'They agreed to it once, and no longer do',
  objection: 'They object, and nothing weighs more',
  'unlawful-use': 'It was used unlawfully',
  'legal-duty': 'The law says that it must go',
};

export const exemptions: Readonly<Record<Exemption, string>> = {
  'freedom-of-expression': 'Freedom of expression and information',
  'legal-obligation': 'The law says that we must keep it',
  'public-interest-archive': 'Archiving or research in the public interest',
  'legal-claims': 'It is needed for a legal claim',
  'identity-not-shown': 'They have not shown who they are',
};

export const statuses = {
  requested: { text: 'Waits for approval', colour: 'yellow' },
  approved: { text: 'Being erased', colour: 'blue' },
  declined: { text: 'Declined', colour: 'grey' },
  erased: { text: 'Erased', colour: 'green' },
} as const;

export const choicesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }));

/** `person:ID` → "A person", since nobody is named here. */
export const subjectInWords = (subject: string) => (subject.startsWith('person:') ? 'A person' : 'An application');
