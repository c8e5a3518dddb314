import type { Event } from '#kernel';

/** A ward as its source counts it. `code` is the ONS code (E05…); `population` counts residents. */
export type Ward = Readonly<{
  code: string; name: string; authorityCode: string; authorityName: string; population: number; neighbourhood: string;
}>;

/** A whole file of wards, grouped into neighbourhoods. It replaces what the set held before. */
export type NeighbourhoodsImported = Event<'NeighbourhoodsImported', {
  setId: string; name: string; populationSource: string; populationYear: number; fileSha256: string;
  wards: readonly Ward[]; importedAt: string;
}>;

export type NeighbourhoodSetEvent = NeighbourhoodsImported;
