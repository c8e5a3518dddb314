export {
  commitmentOf, digestOf, type Disclosed, disclosureOf, parseDisclosure, parseStatement, statementOf,
} from './disclosures.js';
export { handleOf, type Leaf, leafOf, NO_PREVIOUS, parseLeaf } from './leaf.js';
export { type Member, type Opening, openingOf } from './opening.js';
