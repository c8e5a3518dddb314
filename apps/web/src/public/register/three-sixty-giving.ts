import { londonDay } from '#calendar';
import type { Publisher } from '#configuration';
import { numberIn } from '#identity';
import type { Instant } from '#kernel';
import { organisationId, registrationOf } from './organisation-ids.js';
import type { Award } from './public-register.js';

/** Who publishes, where and when. */
export type Publication = Readonly<{ publisher: Publisher; site: URL; now: Instant }>;

/** 360Giving's data checkers ask for titles of at most so many characters. */
const mostInTitle = 140;

/** One grant in the shape of the 360Giving Data Standard 1.4. Amounts are pounds. */
export function grantOf(award: Award, { publisher, site }: Publication) {
  const address = (path: string) => new URL(path, site).href;
  return {
    id: `360G-${publisher.prefix}-${award.reference}`,
    title: award.title.slice(0, mostInTitle), description: award.description,
    currency: 'GBP', amountAppliedFor: award.askedPence / 100, amountAwarded: award.awardedPence / 100,
    awardDate: londonDay(award.awardedAt), url: address(`/decisions/${award.reference}`),
    plannedDates: [{ startDate: award.startsOn, endDate: award.endsOn }],
    recipientOrganization: [recipientOf(award, publisher)],
    fundingOrganization: [{ id: organisationId(publisher, 'org', award.funderId), name: award.funder }],
    grantProgramme: [{ code: award.roundId, title: award.round, url: address(`/rounds/${award.roundId}`) }],
    ...locationOf(award),
    fromOpenCall: 'Yes', dataSource: address('/register'), dateModified: award.settledAt ?? award.awardedAt,
    relatedDocument: [{
      title: 'How it was decided', url: address(`/decisions/${award.reference}`), documentType: 'Decision record',
    }],
    // Not fields of the standard, which lets a publisher add some.
    reasons: award.reasons, ...(award.withheldReason !== null && { withheldReason: award.withheldReason }),
  };
}

/**
 * A group is known by its numbers: those on its record, or else the one that it wrote. One without a number gets an id
 * of the publisher's own; the same for all its awards, where it is on record.
 */
function recipientOf({ group, number, reference, recipient }: Award, publisher: Publisher) {
  if (group === null) return { id: organisationId(publisher, 'recipient', reference), name: 'Withheld' };
  const own = organisationId(publisher, 'recipient', recipient?.id ?? reference);
  const { id = own, ...numbers } = registrationOf(numbersOf(number, recipient));
  return { id, name: group, ...numbers };
}

function numbersOf(number: string | null, recipient: Award['recipient']): readonly string[] {
  if (recipient && recipient.numbers.length > 0) return recipient.numbers;
  const written = numberIn(number ?? '');
  return written === null ? [] : [written];
}

function locationOf({ wardCode, ward, place }: Award) {
  if (wardCode !== null)
    return { beneficiaryLocation: [{ name: ward, countryCode: 'GB', geoCode: wardCode, geoCodeType: 'WD' }] };
  return place === null ? {} : { beneficiaryLocation: [{ name: place, countryCode: 'GB' }] };
}

/** The package around the grants, which are written one by one, however many they are. Only awards that stand. */
export async function* threeSixtyGiving(
  chunks: AsyncIterable<readonly Award[]>, publication: Publication,
): AsyncGenerator<string> {
  const about = JSON.stringify(packageOf(publication));
  yield `${about.slice(0, -1)},"grants":[`;
  let isFirst = true;
  for await (const awards of chunks)
    for (const award of awards.filter(({ stands }) => stands)) {
      yield (isFirst ? '' : ',') + JSON.stringify(grantOf(award, publication));
      isFirst = false;
    }
  yield ']}';
}

const packageOf = ({ publisher, site, now }: Publication) => ({
  version: '1.4', title: `Grants in the register of ${publisher.name}`,
  description: 'Small grants, each with the reasons for it and a link to how it was decided.',
  issued: londonDay(now), modified: now, license: publisher.licence,
  publisher: { name: publisher.name, website: site.href },
  downloadURL: new URL('/register.json', site).href, accessURL: new URL('/register', site).href,
});
