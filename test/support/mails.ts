import { SentMails } from '#mail';
import type { Moothall } from './moothall.js';
import { eventually } from './steps.js';

export type Mails = ReturnType<typeof mailsIn>;

/** The mails that Moothall sent, as the people read them whom they went to. */
export function mailsIn({ app }: Pick<Moothall, 'app'>) {
  const to = async (address: string) =>
    (await app.get(SentMails).list()).map(({ mail }) => mail).filter((mail) => mail.to === address);
  /** The newest with these words in its subject, once it has come. */
  const about = async (address: string, words: string) => {
    const find = async () => (await to(address)).find(({ subject }) => subject.includes(words));
    await eventually(async () => (await find()) !== undefined);
    return (await find())!;
  };
  return { to, about };
}
