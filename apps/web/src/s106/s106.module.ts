import { Module } from '@nestjs/common';

/** The pages about Section 106 contributions: an area each. */
@Module({ imports: [] })
export class S106PagesModule {}
