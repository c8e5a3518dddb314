import { Module } from '@nestjs/common';
import { PlacesModule } from '#places';

const services = [] as const;

@Module({ imports: [PlacesModule], providers: [...services], exports: [...services] })
export class S106ContributionsModule {}
