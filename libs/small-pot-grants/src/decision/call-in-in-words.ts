import { inWords } from '#calendar';
import type { CallInStanding } from '#kernel';
import type { Detail } from '#scrutiny';

const not = {
  'urgent': 'No: it could not wait', 'below-sum': 'No: it is below the sum that the constitution names',
  'called-in-before': 'No: it was called in before',
} as const;

/** Whether councillors can call a decision in, and until when the group can say yes where they do not. */
export function callInInWords(callIn: CallInStanding | undefined, acceptBy: string): readonly Detail[] {
  const answer = { label: 'The group can accept until', text: inWords(acceptBy) };
  if (!callIn) return [answer];
  if (!callIn.canBeCalledIn) return [{ label: 'Can it be called in?', text: not[callIn.because] }, answer];
  return [{ label: 'Can it be called in?', text: `Yes, until ${inWords(callIn.until)}. The group waits for so long` }];
}
