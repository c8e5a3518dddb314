import type { Type } from '@nestjs/common';
import { eventStoreMigrations, type Migration, type Policy, type View } from '#event-store';
import { IdentityModule, organisations, people } from '#identity';
import { neighbourhoodSets, PlacesModule } from '#places';
import { privacyEntities, privacyMigrations } from '#privacy';
import { SmallPotGrantsModule, smallPotGrantsPolicies, smallPotGrantsViews } from '#small-pot-grants';

/** What Moothall is made of: the one place from which web, worker and cli are put together. */
export const modules: readonly Type[] = [IdentityModule, PlacesModule, SmallPotGrantsModule];
export const views: readonly View[] = [people, organisations, neighbourhoodSets, ...smallPotGrantsViews];
export const policies: readonly Policy[] = [...smallPotGrantsPolicies];
/** Tables that cannot be made again from the log. */
export const entities: readonly Type[] = [...privacyEntities];
export const migrations: readonly Migration[] = [...eventStoreMigrations, ...privacyMigrations];
