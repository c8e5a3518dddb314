import { Module } from '@nestjs/common';
import { Places } from './neighbourhood-set/places.js';

@Module({ providers: [Places], exports: [Places] })
export class PlacesModule {}
