import { Module } from '@nestjs/common';
import { Boundaries } from './boundary-set/boundaries.js';
import { Places } from './neighbourhood-set/places.js';

@Module({ providers: [Places, Boundaries], exports: [Places, Boundaries] })
export class PlacesModule {}
