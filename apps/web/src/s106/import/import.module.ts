import { Module } from '@nestjs/common';
import { PlacesModule } from '#places';
import { S106ContributionsModule } from '#s106-contributions';
import { WardsTyped } from '../wards-typed.js';
import { ImportController } from './import.controller.js';

/** Agreements that were recorded elsewhere before. */
@Module({
  imports: [PlacesModule, S106ContributionsModule], controllers: [ImportController], providers: [WardsTyped],
})
export class ImportPagesModule {}
