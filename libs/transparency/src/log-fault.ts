/** What is wrong with a log, a proof or a signature, in a sentence for a person. */
export class LogFault extends Error {
  override readonly name = 'LogFault';
}
