export { type KeyType, parseSkey, parseVkey, type Signer, skeyOf, type Verifier, vkeyOf } from './keys.js';
export { type Note, parseNote, parseSignatureLine, type SignatureLine, signatureLine, textOfNote } from './notes.js';
export { cosign, type Signature, signNote, type VerifiedNote, verifyNote } from './signing.js';
