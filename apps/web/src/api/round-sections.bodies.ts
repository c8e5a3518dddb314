import { ArrayMinSize } from 'class-validator';
import { roundLimits } from '#small-pot-grants';
import { CommandBody } from './bodies.js';
import { Count, CountOrNull, Id, Ids, ListOf, Moment, OneOf, Pence, PenceOrNull, Words } from './fields.js';

export class AboutBody extends CommandBody {
  @Words(roundLimits.name) name!: string;
  @Words(roundLimits.purpose) purpose!: string;
  @Words(roundLimits.contact) contact!: string;
}

export class AreaBody extends CommandBody {
  @Id('The set of places') setId!: string;
  @ArrayMinSize(1, { message: 'Choose at least one neighbourhood' })
  @Ids(1_000) neighbourhoodIds!: string[];
}

export class ShareBody {
  @Id() fundId!: string;
  @Pence() pence!: number;
}

export class MoneyBody extends CommandBody {
  @PenceOrNull('So much for each person who lives there; null for a pot that is simply the sum of its shares')
  pencePerPerson?: number | null;
  @ListOf(ShareBody, roundLimits.shares) shares!: ShareBody[];
  @Pence('The smallest grant') smallestPence!: number;
  @Pence('The largest grant') largestPence!: number;
}

export class QuestionBody {
  @Id('Your own name for it, once in the round') id!: string;
  @Words(roundLimits.question) question!: string;
  @OneOf(['yes', 'no']) passes!: 'yes' | 'no';
  @Words(roundLimits.ifNot) ifNot!: string;
}

export class EligibilityBody extends CommandBody {
  @ListOf(QuestionBody, roundLimits.questions) questions!: QuestionBody[];
}

export class TimetableBody extends CommandBody {
  @Moment() opensAt!: string;
  @Moment() closesAt!: string;
  @Count(1, 90) daysToAccept!: number;
}

export class CriterionBody {
  @Id('Your own name for it, once in the round') id!: string;
  @Words(roundLimits.criterionName) name!: string;
  @Words(roundLimits.guidance) guidance!: string;
  @Count(1, 100) weightPercent!: number;
}

export class MeaningBody {
  @Words(roundLimits.meaning) meaning!: string;
}

export class CriteriaBody extends CommandBody {
  @ListOf(CriterionBody, roundLimits.criteria) criteria!: CriterionBody[];
  @ListOf(MeaningBody, 5) scale!: MeaningBody[];
}

export class DecisionBody extends CommandBody {
  @Words(roundLimits.how) how!: string;
  @Words(roundLimits.decidedBy) decidedBy!: string;
  @Words(roundLimits.authority) authority!: string;
  @CountOrNull(1, 30, 'How many members of a panel have to vote; null where none have to') quorum?: number | null;
}
