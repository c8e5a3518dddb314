import { Injectable } from '@nestjs/common';
import { inWords } from '#calendar';
import { Clock } from '#event-store';
import type { Actor } from '#identity';
import { type Instant, Refusal } from '#kernel';
import { ReadingLog } from '#privacy';
import { type Trail, Trails } from '#scrutiny';
import { type CasePart, Holdings } from '../holdings.js';
import { blackOut, wordsIn } from './blacking-out.js';
import { EXEMPTIONS_BY_NAME, type ExemptionName, isForInformation, personalDataExemption } from './request.rules.js';
import { type RequestPage, RequestQueries } from './request.queries.js';

/** A part as it is given: its facts, or the exemption under which it is kept back, and why. */
export type GivenPart = Readonly<{
  id: string; title: string; facts: CasePart['facts']; exemption: ExemptionName | null; withheldUnder: string | null;
  publicInterest: string | null;
}>;
export type CaseExport = Readonly<{ reference: string; at: Instant; parts: readonly GivenPart[] }>;
type Source = Readonly<{ request: RequestPage; kind: 'foi' | 'eir'; reference: string; parts: readonly CasePart[] }>;

/** A case for somebody who asks by law, with what is exempt kept back by name. */
@Injectable()
export class CaseExports {
  constructor(
    private readonly requests: RequestQueries, private readonly holdings: Holdings, private readonly trails: Trails,
    private readonly readings: ReadingLog, private readonly clock: Clock,
  ) {}

  /** Everything that there is, for whoever goes through it. @throws NotPermitted, Refusal `no-case` */
  async whole(actor: Actor, requestId: string): Promise<Source> {
    const request = await this.requests.show(actor, requestId);
    const facts = request?.about ? await this.holdings.disclose(request.about) : null;
    if (!request || !facts || !isForInformation(request.kind))
      throw new Refusal('no-case', 'This request is not about a case that was sent');
    const { organisationId, kind } = request;
    const { reference } = facts;
    await this.readings.record({ readerId: actor.personId, organisationId, what: `disclosure:${reference}` });
    return { request, kind, reference, parts: [...facts.parts, ...await this.stepsOf(reference)] };
  }

  /** What is given. Parts that nobody has gone through are kept back where they are personal. @throws as `whole` */
  async given(actor: Actor, requestId: string): Promise<CaseExport> {
    const source = await this.whole(actor, requestId);
    const parts = source.parts.map((part) => ({ part, ...decisionOn(source, part) }));
    const hidden = parts.flatMap(({ part, exemption }) => (part.personal && exemption ? wordsIn(part.facts) : []));
    return {
      reference: source.reference, at: this.clock.now(),
      parts: parts.map(({ part: { id, title, facts }, exemption, publicInterest }) => ({
        id, title, exemption, publicInterest,
        withheldUnder: exemption && EXEMPTIONS_BY_NAME[exemption].name,
        facts: exemption ? [] : facts.map(({ label, text }) =>
          ({ label, text: blackOut(text, hidden, EXEMPTIONS_BY_NAME[personalDataExemption(source.kind)].name) })),
      })),
    };
  }

  /** Nobody is named. What only staff see can tell of them all the same, so it is personal. */
  private async stepsOf(reference: string): Promise<readonly CasePart[]> {
    const [shown, all] = [
      await this.trails.withoutNames(reference, 'group'), await this.trails.withoutNames(reference, 'full'),
    ];
    const known = new Set(shown?.steps.map(({ evidence }) => evidence.eventId));
    const internal = all?.steps.filter(({ evidence }) => !known.has(evidence.eventId)) ?? [];
    return [
      { id: 'steps', title: 'How it was decided', personal: false, facts: (shown?.steps ?? []).map(asFact) },
      { id: 'internal-steps', title: 'Steps that only staff see', personal: true, facts: internal.map(asFact) },
    ].filter(({ facts }) => facts.length > 0);
  }
}

function decisionOn({ request, kind }: Source, { id, personal }: CasePart) {
  const prepared = request.parts?.find(({ part }) => part === id);
  if (prepared) return { exemption: prepared.exemption, publicInterest: prepared.publicInterest };
  return { exemption: personal ? personalDataExemption(kind) : null, publicInterest: null };
}

const asFact = ({ at, what, because, details }: Trail['steps'][number]) => ({
  label: inWords(at),
  text: [what, because, ...details.map(({ label, text }) => `${label}: ${text}`)].filter(Boolean).join('\n'),
});
