// Test support: asymmetric matchers of text, typed as the text they stand for.
import { expect } from 'vitest';

export const saying = (part: string): string => expect.stringContaining(part) as string;
export const sentence = expect.stringMatching(/。$/) as string;
