import type { Saved } from '#event-store';

/** What is wrong, and with which field; a path such as `lines.0.pence` leads into rows. */
export type Problem = Readonly<{ field?: string; text: string }>;
export type Model = Readonly<Record<string, unknown>>;

/** A page to show: a template and what it needs to know. `typed` holds the fields as somebody would type them. */
export class Page {
  constructor(readonly view: string, readonly model: Model = {}, readonly status = 200) {}

  filledIn(typed: Model): Page {
    return new Page(this.view, { ...this.model, typed }, this.status);
  }

  withProblems(problems: readonly Problem[], status: number): Page {
    return new Page(this.view, { ...this.model, problems }, status);
  }
}

/** Who this browser acts as from here on, and how they showed it. */
export type SignedInAs = Readonly<{
  personId: string; how?: 'one-factor' | 'one-factor-by-provider' | 'two-factors-by-provider';
  /** The one record that they showed the code of. */
  only?: string;
}>;

/** Go on to another page (303). With what was saved, that page waits for its views to show it. */
export class SeeOther {
  constructor(readonly url: string, readonly saved?: Saved, readonly signIn?: SignedInAs | null) {}

  /** From here on this browser acts as this person; as nobody, with null. */
  as(personId: string | null, how: NonNullable<SignedInAs['how']> = 'one-factor'): SeeOther {
    return new SeeOther(this.url, this.saved, personId === null ? null : { personId, how });
  }

  /** From here on this browser opens this one record of theirs. */
  asOnly(personId: string, only: string): SeeOther {
    return new SeeOther(this.url, this.saved, { personId, only });
  }
}

export type Answer = Page | SeeOther;

export const page = (view: string, model?: Model) => new Page(view, model);
export const seeOther = (url: string, saved?: Saved) => new SeeOther(url, saved);
