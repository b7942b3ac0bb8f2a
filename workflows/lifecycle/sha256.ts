// SHA-256 in the sandbox, which has no crypto of its own: the same that the database room makes of the same text.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export const sha256Of = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
