import { mostMembers } from './panel-vote.rules.js';

/** How many characters each text of a panel's minutes may have, and how many members a panel. */
export const panelLimits = { name: 100, nature: 300, reasons: 2_000, because: 1_000, members: mostMembers } as const;
