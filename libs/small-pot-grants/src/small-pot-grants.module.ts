import { Module } from '@nestjs/common';
import { PlacesModule } from '#places';
import { ApplicationQueries } from './application/application.queries.js';
import { Applications } from './application/applications.js';
import { GroupsBehind } from './application/groups-behind.js';
import { Assessments } from './assessment/assessments.js';
import { GrantsAsAt } from './as-at/grants-as-at.js';
import { PanelQueries } from './assessment/panel.queries.js';
import { CasesForDecision } from './decision/cases-for-decision.js';
import { Decisions } from './decision/decisions.js';
import { GrantCases } from './decision/grant-cases.js';
import { Ranking } from './decision/ranking.js';
import { Reconsiderations } from './decision/reconsiderations.js';
import { Register } from './decision/register.js';
import { FundQueries } from './fund/fund.queries.js';
import { Funds } from './fund/funds.js';
import { GroupPeople } from './handover/group-people.js';
import { HandoverQueries } from './handover/handover.queries.js';
import { Handovers } from './handover/handovers.js';
import { SecondContacts } from './handover/second-contacts.js';
import { FillingInForGroups } from './helping/filling-in-for-groups.js';
import { HelpedQueries } from './helping/helped.queries.js';
import { Helpers } from './helping/helpers.js';
import { HandoverMails } from './mails/handover.template.js';
import { Letters } from './mails/letters.js';
import { PanelMeetingQueries } from './panel/panel-meeting.queries.js';
import { PanelMeetings } from './panel/panel-meetings.js';
import { PanelVotes } from './panel/panel-votes.js';
import { GrantAccount } from './personal-data/grant-account.js';
import { GrantData } from './personal-data/grant-data.js';
import { PeopleOfGroups } from './personal-data/people-of-groups.js';
import { Patterns } from './patterns/patterns.js';
import { ReplayAccess } from './replay/replay-access.js';
import { Replays } from './replay/replays.js';
import { RoundQueries } from './round/round.queries.js';
import { Rounds } from './round/rounds.js';
import { WaysBack } from './way-back/ways-back.js';

const services = [
  Funds, FundQueries, Rounds, RoundQueries, Applications, ApplicationQueries, Assessments, PanelQueries,
  CasesForDecision, Decisions, Reconsiderations, GrantCases, GroupsBehind, Ranking, Register, WaysBack, Letters,
  GrantAccount, GrantData,
  PanelMeetings, PanelMeetingQueries, PanelVotes, GroupPeople, Handovers, HandoverQueries, HandoverMails,
  SecondContacts, PeopleOfGroups, Helpers, FillingInForGroups, HelpedQueries,
  ReplayAccess, Replays, GrantsAsAt, Patterns,
];

@Module({ imports: [PlacesModule], providers: services, exports: services })
export class SmallPotGrantsModule {}
