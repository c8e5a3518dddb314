import type { Channel, Exemption, Kind, LegalBasis, Outcome } from '#data-protection';

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

const subjects: Readonly<Record<string, string>> = {
  person: 'A person', application: 'An application', 'information-request': 'A request', proposal: 'A proposal',
  'planning-application': 'A planning application', 'contributions-import': 'Files of an import',
  agreement: 'An agreement',
};
/** `person:ID` → "A person", since nobody is named here. */
export const subjectInWords = (subject: string) => subjects[subject.split(':')[0] ?? ''] ?? 'A record';

export const kinds: Readonly<Record<Kind, string>> = {
  award: 'Application that was paid', 'unsuccessful-application': 'Application without a grant',
  'unsent-draft': 'Application that was never sent', request: 'Request about data or information',
  'developer-contact': 'Email of a developer', 'import-file': 'Files from which agreements were imported',
};

/** 84 → "7 years". */
export const periodInWords = (months: number) => {
  const [count, unit] = months % 12 === 0 ? [months / 12, 'year'] : [months, 'month'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
};

export const channels: Readonly<Record<Channel, string>> = {
  letter: 'By letter', email: 'By email', phone: 'By phone', 'in-person': 'In person',
};

export const outcomes: Readonly<Record<Outcome, string>> = {
  'in-full': 'Done in full', 'in-part': 'Done in part', refused: 'Refused',
  'nothing-held': 'We hold nothing of the kind',
};
