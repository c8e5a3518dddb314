import type { DynamicModule, Type } from '@nestjs/common';
import { DataProtectionModule, dataProtectionSentences, dataProtectionViews } from '#data-protection';
import {
  eventStoreMigrations, type Migration, type Policy, type Upcaster, upkeepSentences, type View,
} from '#event-store';
import {
  delegations, IdentityModule, identitySentences, organisations, organisationUpcasters, people,
  whenAccountsLinked, whenOrganisationMerged,
} from '#identity';
import { mailEntities, mailMigrations, type MailTemplate } from '#mail';
import { boundarySets, neighbourhoodSets, PlacesModule, placesSentences } from '#places';
import { privacyEntities, privacyMigrations } from '#privacy';
import {
  AgreementData, AskedPeople, ContributionCases, DeveloperData, ImportData, ProposalCases, ProposalData,
  s106ContributionsMails, S106ContributionsModule, s106ContributionsPolicies, s106ContributionsSentences,
  s106ContributionsViews,
} from '#s106-contributions';
import {
  type AllSentences, callInsView, caseIndex, documentRequestsView, programmes, recommendationsView, savedSearches,
  ScrutinyModule, scrutinyQuestions, scrutinySentences, whenCallInPeriodOpened,
} from '#scrutiny';
import { InvitationTemplate, SignInCodeTemplate, signInEntities, signInMigrations, standings } from '#sign-in';
import {
  GrantCases, GrantData, PeopleOfGroups, smallPotGrantsMails, SmallPotGrantsModule, smallPotGrantsPolicies,
  smallPotGrantsSentences, smallPotGrantsViews,
} from '#small-pot-grants';
import { transparencyMigrations } from '#transparency';

/** What every event that can be written says, in one plain sentence. */
export const sentences: AllSentences = {
  ofCases: [smallPotGrantsSentences.ofCases, s106ContributionsSentences.ofCases, scrutinySentences.ofCases],
  outsideCases: [
    identitySentences, placesSentences, dataProtectionSentences, upkeepSentences, scrutinySentences.outsideCases,
    smallPotGrantsSentences.outsideCases, s106ContributionsSentences.outsideCases,
  ],
};
/** What Moothall is made of: the one place from which web, worker and cli are put together. */
export const modules: readonly (Type | DynamicModule)[] = [
  IdentityModule, PlacesModule, SmallPotGrantsModule, S106ContributionsModule,
  ScrutinyModule.for(
    [SmallPotGrantsModule, S106ContributionsModule], [GrantCases, ProposalCases, ContributionCases], sentences),
  DataProtectionModule.for(
    [SmallPotGrantsModule, S106ContributionsModule],
    [GrantData, PeopleOfGroups, ProposalData, AskedPeople, DeveloperData, ImportData, AgreementData]),
];
export const views: readonly View[] = [
  people, organisations, delegations, standings, programmes, savedSearches, callInsView, documentRequestsView,
  scrutinyQuestions, recommendationsView, neighbourhoodSets, boundarySets,
  ...smallPotGrantsViews, ...s106ContributionsViews, ...dataProtectionViews,
];
/** Tables that are made from the log like those of views, but not event by event. */
export const indexes: readonly View[] = [caseIndex];
export const policies: readonly Policy[] = [
  whenAccountsLinked, whenOrganisationMerged, whenCallInPeriodOpened, ...smallPotGrantsPolicies,
  ...s106ContributionsPolicies,
];
/** What older events lack. */
export const upcasters: readonly Upcaster[] = [...organisationUpcasters];
export const mailTemplates: readonly Type<MailTemplate>[] = [
  ...smallPotGrantsMails, ...s106ContributionsMails, InvitationTemplate, SignInCodeTemplate,
];
/** Tables that cannot be made again from the log. */
export const entities: readonly Type[] = [...privacyEntities, ...mailEntities, ...signInEntities];
export const migrations: readonly Migration[] = [
  ...eventStoreMigrations, ...privacyMigrations, ...mailMigrations, ...signInMigrations, ...transparencyMigrations,
];
