/**
 * The rows that are counted, as `counted`: applications that are decided, in rounds in which nothing waits any more.
 * $1 funders; $2 a round, or null; $3 the year in which its financial year of the decision begins, or null; $4 whether
 * what is withheld from publication is left out. Records that another stands for count as that one.
 */
export const counted = `
  WITH RECURSIVE standing AS (
    SELECT g.id, g.id AS last, g.kind, g.size, g.merged_into FROM organisation g
    WHERE g.id IN (SELECT "organisationId" FROM application_outcome WHERE "funderId" = ANY($1))
    UNION
    SELECT s.id, n.id, n.kind, n.size, n.merged_into FROM standing s JOIN organisation n ON n.id = s.merged_into
  ), applied AS (
    SELECT o.*, s.last AS "groupId", s.kind, s.size, row_number() OVER (
      PARTITION BY o."funderId", coalesce(s.last, o.id) ORDER BY o."submittedAt", o.id) = 1 AS "isFirst"
    FROM application_outcome o LEFT JOIN standing s ON s.id = o."organisationId" AND s.merged_into IS NULL
    WHERE o."submittedAt" IS NOT NULL AND o."funderId" = ANY($1)
  ), counted AS (
    SELECT a.*, a."decidedAt"::timestamptz AS decided, r."closesAt"::timestamptz AS closed,
      $4 AND a.withheld @> '"group"' AS "isGroupWithheld", $4 AND a.withheld @> '"place"' AS "isPlaceWithheld"
    FROM applied a JOIN round r ON r.id = a."roundId"
    WHERE a."decidedAt" IS NOT NULL AND ($2::text IS NULL OR a."roundId" = $2)
      AND ($3::int IS NULL
        OR extract(year FROM (a."decidedAt"::timestamptz AT TIME ZONE 'Europe/London') - interval '3 months') = $3)
      AND NOT EXISTS (
        SELECT FROM application_outcome w WHERE w."roundId" = a."roundId" AND w.outcome = 'waiting')
  )`;

export const byKind = `${counted}
  SELECT d.by, d.key, count(*) FILTER (WHERE outcome = 'funded')::int AS funded,
    count(*) FILTER (WHERE outcome = 'not-taken-up')::int AS "notTakenUp",
    count(*) FILTER (WHERE outcome = 'declined')::int AS declined,
    coalesce(sum("awardedPence") FILTER (WHERE outcome = 'funded'), 0)::text AS pence
  FROM counted c CROSS JOIN LATERAL (VALUES
    ('size', CASE WHEN "isGroupWithheld" THEN 'withheld' ELSE size END),
    ('kind', CASE WHEN "isGroupWithheld" THEN 'withheld' ELSE kind END),
    ('history', CASE WHEN "isGroupWithheld" THEN 'withheld' WHEN "groupId" IS NULL THEN NULL
      WHEN "isFirst" THEN 'first' ELSE 'again' END),
    ('ward', CASE WHEN "isPlaceWithheld" THEN 'withheld' ELSE "wardCode" END)) d(by, key)
  GROUP BY d.by, d.key`;

/** Days from closing to each decision, and from each award to its being accepted; $5 whether awards only. */
export const speed = `${counted}, days AS (
    SELECT 'decided' AS what, (extract(epoch FROM decided - closed) / 86400)::float AS days FROM counted
    WHERE NOT $5 OR outcome <> 'declined'
    UNION ALL
    SELECT 'accepted', (extract(epoch FROM "acceptedAt"::timestamptz - decided) / 86400)::float FROM counted
    WHERE "acceptedAt" IS NOT NULL)
  SELECT what, count(*)::int AS number,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS median, max(days) AS longest,
    count(*) FILTER (WHERE days <= 14)::int AS fortnight,
    count(*) FILTER (WHERE days > 14 AND days <= 28)::int AS month,
    count(*) FILTER (WHERE days > 28 AND days <= 56)::int AS "twoMonths",
    count(*) FILTER (WHERE days > 56)::int AS longer
  FROM days GROUP BY what`;

/** Decisions beside the places that those who decided were shown. */
export const ranking = `${counted}, placed AS (
    SELECT outcome = 'declined' AS declined, rank,
      min(rank) FILTER (WHERE outcome = 'declined') OVER r AS "bestDeclined",
      max(rank) FILTER (WHERE outcome <> 'declined') OVER r AS "lastAwarded" FROM counted
    WINDOW r AS (PARTITION BY "roundId"))
  SELECT count(*) FILTER (WHERE NOT declined AND rank IS NOT NULL)::int AS awarded,
    count(*) FILTER (WHERE NOT declined AND rank > "bestDeclined")::int AS "awardedPastBetter",
    count(*) FILTER (WHERE declined AND rank IS NOT NULL)::int AS declined,
    count(*) FILTER (WHERE declined AND rank < "lastAwarded")::int AS "declinedBeforeWorse",
    count(*) FILTER (WHERE rank IS NULL)::int AS "withoutPlace" FROM placed`;

/** $5 the fewest that a mean is made of: fewer would tell what one person gave to one group. */
export const assessors = `${counted}
  SELECT s->>'assessorId' AS "personId", count(*)::int AS number, avg((s->>'weighted')::float / 4) AS mean,
    stddev_pop((s->>'weighted')::float / 4) AS spread
  FROM counted CROSS JOIN LATERAL jsonb_array_elements(sheets) s
  GROUP BY 1 HAVING count(*) >= $5 ORDER BY mean, 1 LIMIT 100`;

export const deciders = `${counted}
  SELECT "decidedBy" AS "personId", count(*)::int AS number,
    count(*) FILTER (WHERE outcome <> 'declined')::int AS awarded,
    coalesce(100.0 * sum("awardedPence") / nullif(sum("askedPence") FILTER (WHERE outcome <> 'declined'), 0), 0)::float
      AS share
  FROM counted GROUP BY 1 HAVING count(*) >= $5 ORDER BY number DESC, 1 LIMIT 100`;

/** The financial years of decisions, by the year in which each begins, the latest first. */
export const years = `${counted}
  SELECT DISTINCT extract(year FROM (decided AT TIME ZONE 'Europe/London') - interval '3 months')::int AS year
  FROM counted ORDER BY 1 DESC`;
